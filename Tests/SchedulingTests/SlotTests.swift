import SchedulingModel
import Testing

/// Times that touch do not overlap; past midnight is the next day.
@Suite struct SlotTests {
  @Test func slotsThatTouchDoNotOverlap() {
    let first = Slot("a", day: 0, start: 540, end: 580)
    let next = Slot("b", day: 0, start: 580, end: 620)
    #expect(!first.overlaps(next) && first.precedes(next) && !next.precedes(first))
  }

  @Test func pastMidnightReachesIntoTheNextDay() {
    let late = Slot("late", day: 0, start: 1380, end: 1500)
    let early = Slot("early", day: 1, start: 30, end: 90)
    #expect(late.overlaps(early) && !late.precedes(early))
  }
}
