import Diagnostics

/// Checks that everything the templates ask for is there.
///
/// The library renders a missing name or template as nothing. Here the templates are walked as they will be rendered,
/// partials in every place they are used from, with the names that are in sight there.
struct TemplateCheck {
  /// The templates by name.
  let templates: [String: TemplateTree]
  /// What was found, in the order of the walk.
  private(set) var problems: [Diagnostic] = []
  private var reached: Set<String> = []

  /// A check of templates.
  init(templates: [String: TemplateTree]) { self.templates = templates }

  /// Checks a template with all that it uses.
  mutating func run(root: String, context: any TemplateContext.Type, folder: String?) {
    guard let tree = templates[root] else {
      problems.append(Diagnostic(.templateMissing, [root], at: SourceLocation(file: folder)))
      return
    }
    reached.insert(root)
    walk(tree.nodes, of: tree.source, sight: [context], path: [root])
  }

  /// Finds files of the user's that no template uses which was checked.
  mutating func findUnused() {
    for name in templates.keys.sorted() where !reached.contains(name) {
      guard let source = templates[name]?.source, !source.isDefault else { continue }
      let defaults = templates.values.filter(\.source.isDefault).map(\.source.name).sorted()
      problems.append(
        Diagnostic(
          .templateUnused,
          [defaults.joined(separator: ", ")],
          at: SourceLocation(file: source.file),
          suggestion: nearestName(to: name, among: defaults)
        )
      )
    }
  }

  private mutating func walk(
    _ nodes: [TemplateTree.Node],
    of source: TemplateSource,
    sight: [any TemplateContext.Type],
    path: [String]
  ) {
    for node in nodes {
      switch node {
      case .leaf(let tag) where tag.kind == .partial: partial(tag, of: source, sight: sight, path: path)
      case .leaf(let tag): variable(tag, of: source, sight: sight)
      case .section(let tag, let inner):
        guard let shape = resolve(tag, of: source, sight: sight) else { continue }
        switch (shape, tag.kind) {
        case (.list(let element), .section): walk(inner, of: source, sight: sight + [element], path: path)
        case (.part(let part), .section): walk(inner, of: source, sight: sight + [part], path: path)
        case (.flag, _), (.list, .inverted): walk(inner, of: source, sight: sight, path: path)
        default: report(.templateNoSection, [tag.name, shape.term.rawValue, "{{\(tag.name)}}"], tag, source)
        }
      }
    }
  }

  private mutating func variable(
    _ tag: TemplateTag,
    of source: TemplateSource,
    sight: [any TemplateContext.Type]
  ) {
    guard let shape = resolve(tag, of: source, sight: sight) else { return }
    switch (shape, tag.kind) {
    case (.text, .variable), (.markup, .markup): break
    case (.text, _): report(.templateTextUnescaped, [tag.name, "{{\(tag.name)}}"], tag, source)
    case (.markup, _): report(.templateMarkupEscaped, [tag.name, "{{{\(tag.name)}}}"], tag, source)
    default:
      let inside = "{{#\(tag.name)}} … {{/\(tag.name)}}"
      report(.templateNoText, [tag.name, shape.term.rawValue, inside], tag, source)
    }
  }

  private mutating func partial(
    _ tag: TemplateTag,
    of source: TemplateSource,
    sight: [any TemplateContext.Type],
    path: [String]
  ) {
    guard let tree = templates[tag.name] else {
      add(
        Diagnostic(
          .templateMissing,
          [tag.name],
          at: SourceLocation(file: source.file, line: tag.line, column: tag.column),
          excerpt: source.line(tag.line),
          suggestion: nearestName(to: tag.name, among: templates.keys.sorted())
        )
      )
      return
    }
    reached.insert(tag.name)
    // No part of a report holds parts of its own kind, so a template within itself would never end.
    guard !path.contains(tag.name) else { return report(.templateWithinItself, [tag.name], tag, source) }
    walk(tree.nodes, of: tree.source, sight: sight, path: path + [tag.name])
  }

  /// What a name stands for: looked for from the innermost level out, the words behind a full stop within it.
  private mutating func resolve(
    _ tag: TemplateTag,
    of source: TemplateSource,
    sight: [any TemplateContext.Type]
  ) -> TemplateShape? {
    let words = tag.name.split(separator: ".").map(String.init)
    var shape = words.first.flatMap { word in sight.reversed().lazy.compactMap { $0.shapes[word] }.first }
    var candidates = sight.flatMap { Array($0.shapes.keys) }
    for word in words.dropFirst() {
      guard case .part(let part) = shape else {
        shape = nil
        break
      }
      shape = part.shapes[word]
      if shape == nil { candidates = part.shapes.keys.map { "\(words[0]).\($0)" } }
    }
    if let shape { return shape }
    let names = Set(candidates).sorted()
    report(
      .templateNameUnknown,
      [tag.name, names.joined(separator: ", ")],
      tag,
      source,
      suggestion: nearestName(to: tag.name, among: names)
    )
    return nil
  }

  private mutating func report(
    _ id: MessageID,
    _ arguments: [String],
    _ tag: TemplateTag,
    _ source: TemplateSource,
    suggestion: String? = nil
  ) {
    add(source.problem(TemplateFault(id, arguments, tag), suggestion: suggestion))
  }

  /// Adds a problem unless it is known from another use of the same template.
  private mutating func add(_ problem: Diagnostic) {
    let isKnown = problems.contains { $0.id == problem.id && $0.location == problem.location }
    if !isKnown { problems.append(problem) }
  }
}

extension TemplateShape {
  /// What it is called in messages.
  fileprivate var term: Term {
    switch self {
    case .text: .aText
    case .markup: .markup
    case .flag: .yesOrNo
    case .list: .list
    case .part: .partWithNames
    }
  }
}
