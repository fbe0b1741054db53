import ReportModel

/// The JSON Schema of what `check` writes.
///
/// It is closed, as that of `metrics.json` is.
public enum CheckSchema {
  /// The schema's text, UTF-8 with a last newline.
  public static var text: String { SchemaWriter.text(document, title: "salesfunnel/check/1") }

  private static let document = SchemaType.object([
    SchemaMember("schema", .constant("salesfunnel/check/1")),
    SchemaMember("asOf", .optional(.date)),
    SchemaMember("currency", .text),
    SchemaMember(
      "verdict",
      .object([
        SchemaMember("state", .choice(CheckReport.State.allCases.map(\.rawValue))),
        SchemaMember("deals", .optional(.count)), SchemaMember("look", .count), SchemaMember("problems", .count),
        SchemaMember("text", .text),
      ])
    ),
    SchemaMember("inputs", .list(.object(MetricsSchema.input))),
    SchemaMember("findings", .list(.object(finding))),
    SchemaMember("counts", .optional(.object(MetricsSchema.counts))),
    SchemaMember("assumptions", .list(.text)),
  ])

  private static let finding: [SchemaMember] = [
    SchemaMember("id", .text),
    SchemaMember("topic", .choice(Finding.Topic.allCases.map(\.rawValue))),
    SchemaMember("weight", .choice(Finding.Weight.allCases.map(\.rawValue))),
    SchemaMember("file", .optional(.text)),
    SchemaMember("count", .optional(.count)), SchemaMember("total", .optional(.count)),
    SchemaMember("text", .text), SchemaMember("effect", .text), SchemaMember("remedy", .text),
    SchemaMember("configuration", .optional(.text)), SchemaMember("suggestion", .optional(.text)),
    SchemaMember(
      "examples",
      .list(
        .object([
          SchemaMember("deal", .optional(.text)), SchemaMember("file", .optional(.text)),
          SchemaMember("line", .optional(.count)), SchemaMember("column", .optional(.count)),
          SchemaMember("text", .text), SchemaMember("row", .optional(.text)),
        ])
      )
    ),
    SchemaMember("more", .count),
  ]
}
