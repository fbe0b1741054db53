import DealModel
import Diagnostics

extension StartingConfiguration {
  /// Writes what is said of a file.
  mutating func write(file index: Int) {
    let file = survey.files[index]
    let rows = survey.result?.summary.inputs.first { $0.file == file.path && $0.role == file.kind?.rawValue }?.rowsRead
    line(
      "    - file: \(YAMLText.scalar(relative(file.path)))",
      rows.map { $0 == 1 ? texts[.oneRow] : texts[.rows, "\($0)"] }
    )
    writeForm(file)
    for key in [OpenQuestion.Key.dateOrder, .decimal] { write(key, of: index) }
    if let export = file.export {
      let title = export.title[texts.language]
      line("      preset: \(export.name)", texts[.preset, title])
    }
    if let lookup = file.lookup {
      let examples = file.columns.first { $0.heading == lookup.heading }.map(examples)
      line("      key: {\(lookup.key.rawValue): \(YAMLText.scalar(lookup.heading))}", examples)
    }
    line("      columns:")
    writeColumns(index)
  }

  /// The encoding and what else tells how its text is to be read: detected each time, unless that is doubtful.
  private mutating func writeForm(_ file: ExportSurvey.File) {
    if let sheet = file.sheet {
      comment("sheet: \(YAMLText.scalar(sheet.name))", indent: 6)
      if sheet.hasOthers { comment(texts[.sheets], indent: 6) }
      return
    }
    let delimiter = file.delimiter ?? "comma"
    if let rival = file.rivalEncoding {
      notices.append(
        Diagnostic(.encodingGuessed, [file.encoding, rival], at: SourceLocation(file: path, line: lines.count + 1))
      )
      line("      encoding: \(file.encoding)", texts[.encodingGuessed, rival])
      line("      # delimiter: \(delimiter)", texts[.found])
    } else {
      line("      # encoding: \(file.encoding)", texts[.found])
      line("      # delimiter: \(delimiter)")
    }
  }

  /// Writes how dates or numbers are to be read: as it was answered, open, or as what may be set.
  private mutating func write(_ key: OpenQuestion.Key, of index: Int) {
    guard let question = survey.questions.first(where: { $0.file == index && $0.key == key }) else {
      if survey.files[index].kind != .deals { return }
      if key == .dateOrder {
        return line("      # date_order: dmy", texts[.dateOrder])
      }
      return line("      # decimal: point", texts[.decimal])
    }
    if let answer = question.answer { return line("      \(key.name): \(answer)", texts[.answered]) }
    open(question, indent: 6) { "\(key.name): \($0)" }
  }

  /// Writes the choices of what is open, each behind a #.
  private mutating func open(_ question: OpenQuestion, indent: Int, _ setting: (String) -> String) {
    comment(texts[.decide, question.problem.problem(in: texts.language)], indent: indent)
    tell(.initDecide, [question.key.name, question.choices.joined(separator: " | ")])
    for choice in question.choices { comment(setting(choice), indent: indent) }
  }

  private mutating func writeColumns(_ index: Int) {
    let file = survey.files[index]
    let open = survey.questions.filter { $0.file == index && $0.answer == nil }
    for question in open {
      guard case .column(let role) = question.key else { continue }
      self.open(question, indent: 8) { "\(role): \(YAMLText.scalar($0))" }
    }
    for use in file.columns { write(use, of: file) }
    let rest = file.columns.filter { $0.purpose == .none }
    if rest.isEmpty { return }
    comment(texts[.notRead], indent: 8)
    for use in rest {
      let heading = YAMLText.scalar(use.heading)
      let roles = use.mayServe.filter { $0 != "group_by" }
      let examples = self.examples(use)
      guard let role = roles.first else {
        line("        # \(heading)", examples)
        continue
      }
      let others = roles.dropFirst().joined(separator: ", ")
      line("        # \(role): \(heading)", others.isEmpty ? examples : texts[.orRole, others] + separator + examples)
    }
  }

  /// Writes what a column is used for.
  private mutating func write(_ use: ColumnUse, of file: ExportSurvey.File) {
    let heading = YAMLText.scalar(use.heading)
    switch use.purpose {
    case .none, .group: return
    case .entries(let stage): line("        # \(heading)", texts[.entries, stage] + separator + examples(use))
    case .roles(let roles):
      for role in roles where role != file.lookup?.key.rawValue {
        var words: [String] = []
        if let guess = file.guessed[role] {
          let others = guess.candidates.filter { $0 != use.heading }
          if others.isEmpty {
            tell(.initGuessed, [use.heading, role])
          } else {
            tell(.initRivals, [use.heading, role, others.joined(separator: ", ")])
          }
          words.append(others.isEmpty ? texts[.guessed] : texts[.guessedOf, others.joined(separator: ", ")])
        }
        if role == "id", roles.count > 1 { words.append(texts[.nameAsId]) }
        if !file.headings.contains(use.heading) { words.append(texts[.aboveRows]) }
        words.append(examples(use))
        let setting = "\(YAMLText.scalar(role)): \(heading)"
        // What recognition alone tells stays with it.
        if isValue(role, use, roles, of: file) {
          line("        " + setting, words.joined(separator: separator))
        } else {
          if words.count == 1 { words.insert(texts[.recognised], at: 0) }
          line("        # " + setting, words.joined(separator: separator))
        }
      }
    }
  }

  /// Whether a column may stand as configured without being read in another way.
  private func isValue(_ role: String, _ use: ColumnUse, _ roles: [String], of file: ExportSurvey.File) -> Bool {
    // A stage that stands above its rows is in no column of the file, and of two columns with one name only
    // recognition knows which.
    let own = Heading.normalised(use.heading)
    if file.headings.count(where: { Heading.normalised($0) == own }) != 1 { return false }
    // A name that serves as the id does so because no column is one.
    if role == "id", roles.count > 1 { return false }
    // What the status means here is known of the export.
    return !(role == "status" && file.export?.rules.isEmpty == false)
  }

  private var separator: String { texts.language == .english ? "; " : "；" }

  private func examples(_ use: ColumnUse) -> String {
    use.examples.isEmpty
      ? texts[.noValues] : texts[.examples, use.examples.map { printable($0, limit: 40) }.joined(separator: " · ")]
  }
}
