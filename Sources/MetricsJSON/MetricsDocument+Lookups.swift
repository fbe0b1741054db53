import DealModel

extension MetricsDocument {
  static func lookup(_ writer: inout JSONWriter, _ lookup: LookupSummary) {
    writer.member("file", lookup.file)
    writer.member("key", lookup.key)
    writer.list("gives", lookup.gives) { writer, given in
      writer.member("role", given.role)
      writer.member("heading", given.heading)
    }
    writer.member("found", lookup.found)
    writer.member("missing", lookup.missing)
    writer.member("missingKeys", lookup.missingKeys)
    writer.list("missed", lookup.missed) { writer, missed in
      writer.member("key", missed.key)
      writer.member("deals", missed.deals)
      writer.member("nearest", missed.nearest)
    }
  }
}
