/// Tells rows of titles from rows of data. A file without a header loses its first learner and shows
/// them wherever titles are shown, so it is refused.
enum HeaderRow {
  /// - Throws: `InputError` if no title of a class list says who the learners are. It may be a header
  ///   all the same, in a language that is not known here: the user then names the identifier.
  static func check(_ table: Table) throws(InputError) {
    guard !table.header.contains(where: saysWho) else { return }
    throw InputError(
      file: table.file, row: 1,
      "no title here is like ID or Name, so this row may be a learner and not a header",
      remedy:
        "put a row of titles above the learners, one of them ID, Name or Email; if it is one, "
        + "name the column that identifies them with --id (columns: id)")
  }

  /// - Parameter isLearner: whether a text names a learner of the class list.
  /// - Throws: `InputError` if a cell of the first row does.
  static func check(_ table: Table, isLearner: (String) -> Bool) throws(InputError) {
    guard table.header.contains(where: isLearner) else { return }
    throw InputError(
      file: table.file, row: 1, "the first row names a learner, so the file has no header",
      remedy: "put a row of titles above it, such as group,id")
  }

  /// Titles with digits, as in "Student 1", may be pseudonyms.
  private static func saysWho(_ title: String) -> Bool {
    guard !title.contains(where: \.isNumber) else { return false }
    return ColumnRoles.speaksOfIdentifier(title)
      || ColumnRoles.words(title).contains(where: telling.contains)
  }

  private static let telling: Set<String> = [
    "name", "names", "firstname", "forename", "lastname", "surname", "fullname", "nickname",
    "student", "students", "pupil", "pupils", "learner", "learners", "child", "children", "kid",
    "participant", "participants", "person", "people", "member", "members", "voter", "player",
    "number", "no", "nr", "num", "code", "vorname", "nachname", "familienname", "schüler",
    "schülerin", "schülerinnen", "kind", "lernende", "teilnehmer", "nummer", "kennung", "nom",
    "prénom", "prenom", "élève", "étudiant", "identifiant", "numéro", "nombre", "nombres",
    "apellido", "apellidos", "alumno", "alumna", "alumnos", "estudiante", "nome", "cognome",
    "alunno", "studente", "aluno", "sobrenome", "naam", "voornaam", "achternaam", "leerling",
    "namn", "navn", "elev", "nimi", "imię", "nazwisko", "uczeń",
  ]
}
