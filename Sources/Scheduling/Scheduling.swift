// The first engine takes this place.
