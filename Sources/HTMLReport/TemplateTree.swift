import Diagnostics

/// A template as a tree of its tags.
struct TemplateTree: Sendable {
  /// A tag with what it encloses.
  indirect enum Node: Sendable {
    /// A variable, markup or a partial.
    case leaf(TemplateTag)
    /// A section, or an inverted one.
    case section(TemplateTag, [Node])
  }

  /// Where the template comes from.
  var source: TemplateSource
  /// Its tags.
  var nodes: [Node]

  /// All templates as trees, by name.
  /// - Throws: The first mistake of every template that has one.
  static func parse(_ sources: [String: TemplateSource]) throws(Diagnostics) -> [String: TemplateTree] {
    var trees: [String: TemplateTree] = [:]
    var problems: [Diagnostic] = []
    for source in sources.values.sorted(by: { $0.name < $1.name }) {
      do throws(TemplateFault) {
        trees[source.name] = TemplateTree(source: source, nodes: try nodes(of: TemplateScanner.tags(source.text)))
      } catch {
        problems.append(source.problem(error))
      }
    }
    try Diagnostics.throwIfAny(problems)
    return trees
  }

  private static func nodes(of tags: [TemplateTag]) throws(TemplateFault) -> [Node] {
    var levels: [(opening: TemplateTag?, nodes: [Node])] = [(nil, [])]
    for tag in tags {
      switch tag.kind {
      case .variable, .markup, .partial: levels[levels.count - 1].nodes.append(.leaf(tag))
      case .section, .inverted: levels.append((tag, []))
      case .end:
        guard let (opening, nodes) = levels.popLast(), let opening, opening.name == tag.name else {
          throw TemplateFault(.templateEndWithoutStart, [tag.name], tag)
        }
        levels[levels.count - 1].nodes.append(.section(opening, nodes))
      }
    }
    if let open = levels.last?.opening {
      throw TemplateFault(.templateSectionNotClosed, [open.name, "{{/\(open.name)}}"], open)
    }
    return levels[0].nodes
  }
}

extension TemplateSource {
  /// A mistake in this template as a diagnostic, with the line it is in.
  func problem(_ fault: TemplateFault, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(
      fault.id,
      fault.arguments,
      at: SourceLocation(file: file, line: fault.line, column: fault.column),
      excerpt: line(fault.line),
      suggestion: suggestion
    )
  }

  /// A line of the text, counted from 1.
  func line(_ number: Int) -> String? {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }
}
