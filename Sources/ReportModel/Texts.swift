import DealModel
import Diagnostics

/// The texts of a report in one language, filled with values.
struct Texts {
  let format: NumberFormat

  /// A text; `{0}`, `{1}` … become the values.
  subscript(_ id: ReportText, _ values: String...) -> String { fill(id, values) }

  private func fill(_ id: ReportText, _ values: [String]) -> String {
    var result = ""
    var rest = id.text(format.language)[...]
    // One pass, so that braces inside a value stay as they are.
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let behind = rest[rest.index(after: open)...]
      guard let close = behind.firstIndex(of: "}"), let number = Int(behind[..<close]), values.indices.contains(number)
      else {
        result += "{"
        rest = behind
        continue
      }
      result += Texts.straight(values[number])
      rest = behind[behind.index(after: close)...]
    }
    return result + rest
  }

  /// A value without characters that turn the direction of what stands behind it: no name may turn a sentence's figures.
  private static func straight(_ value: String) -> String {
    // All of them begin with one of these bytes in UTF-8.
    if !value.utf8.contains(where: { $0 == 0xE2 || $0 == 0xD8 }) { return value }
    return String(
      String.UnicodeScalarView(
        value.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
          default: scalar
          }
        }
      )
    )
  }

  /// A count in digits.
  func count(_ value: Int) -> String { format.text(.count(value)) }

  /// The outcome of a deal.
  func outcome(_ kind: StageKind) -> String {
    switch kind {
    case .open: self[.outcomeOpen]
    case .won: self[.outcomeWon]
    case .lost: self[.outcomeLost]
    case .void: self[.outcomeVoid]
    }
  }

  /// A closed stage may have no name of its own; then its kind stands for it.
  func stage(_ stage: Stage) -> String { stage.name.isEmpty ? outcome(stage.kind) : stage.name }
}
