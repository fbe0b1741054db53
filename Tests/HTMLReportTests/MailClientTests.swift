import Diagnostics
import Foundation
import Testing

@testable import HTMLReport

/// That a mail asks for nothing that Gmail or Outlook's Word engine would not do, or that hurts where it is not done.
struct MailClientTests {
  /// How far a client goes with a feature.
  private enum Support { case full, partial, none }

  private struct Feature {
    /// The style's property.
    let name: String
    let gmail: Support
    let outlook: Support
    /// Where support is partial or missing: why that does no harm, or how the mail keeps within it.
    let condition: String
  }

  /// What the inline styles may use, from https://www.caniemail.com (github.com/hteumeuleu/caniemail, `_features/css-*.md`,
  /// read in November 2026): Gmail is desktop webmail, iOS and Android; Outlook is 2007–2019 for Windows.
  private static let features = [
    Feature(name: "font-family", gmail: .full, outlook: .full, condition: ""),
    Feature(name: "font-size", gmail: .full, outlook: .partial, condition: "no rem: px alone"),
    Feature(name: "font-weight", gmail: .full, outlook: .partial, condition: "below 600 normal, else bold: no numbers"),
    Feature(
      name: "line-height",
      gmail: .full,
      outlook: .partial,
      condition: "odd with px: exact where it matters, by mso"
    ),
    Feature(
      name: "text-align",
      gmail: .partial,
      outlook: .partial,
      condition: "no start and end: left and right alone"
    ),
    Feature(name: "vertical-align", gmail: .full, outlook: .full, condition: ""),
    Feature(
      name: "padding",
      gmail: .full,
      outlook: .partial,
      condition: "table cells only, as tall as the row's tallest"
    ),
    Feature(name: "margin", gmail: .partial, outlook: .partial, condition: "never negative nor auto: 0 alone"),
    Feature(name: "border-top", gmail: .full, outlook: .partial, condition: "at most 8px, on cells"),
    Feature(name: "border-left", gmail: .full, outlook: .partial, condition: "at most 8px, on cells"),
    Feature(
      name: "max-width",
      gmail: .full,
      outlook: .partial,
      condition: "of tables, since 2019: a table for Outlook alone around it has a width"
    ),
    Feature(name: "white-space", gmail: .partial, outlook: .none, condition: "nowrap; else short texts may break"),
    Feature(
      name: "word-break",
      gmail: .partial,
      outlook: .partial,
      condition: "break-all, for overlong words alone; else they make the mail wide"
    ),
    Feature(
      name: "opacity",
      gmail: .partial,
      outlook: .none,
      condition: "never alone: it makes the less important paler"
    ),
    Feature(
      name: "display",
      gmail: .full,
      outlook: .none,
      condition: "none alone, for the preview; Outlook obeys mso-hide"
    ),
    Feature(name: "max-height", gmail: .full, outlook: .none, condition: "of the preview, with display"),
    Feature(name: "overflow", gmail: .full, outlook: .none, condition: "of the preview, with display"),
    Feature(name: "mso-hide", gmail: .none, outlook: .full, condition: "of the preview, with display"),
    Feature(name: "mso-line-height-rule", gmail: .none, outlook: .full, condition: "others take line-height as it is"),
  ]

  /// The attributes that have pages there (`_features/html-*.md`).
  private static let attributes = [
    Feature(name: "align", gmail: .full, outlook: .full, condition: ""),
    Feature(name: "cellpadding", gmail: .full, outlook: .full, condition: ""),
    Feature(name: "role", gmail: .full, outlook: .full, condition: ""),
    Feature(name: "lang", gmail: .full, outlook: .partial, condition: "since 2019; a voice may be the wrong one"),
    Feature(
      name: "color-scheme",
      gmail: .none,
      outlook: .none,
      condition: "Apple Mail and Thunderbird obey; these two turn colours by themselves, and text has none"
    ),
  ]

  /// The elements of a mail with what they may have beside a style; widths and colours of cells as attributes, because
  /// Word reads those best.
  private static let elements: [String: Set<String>] = [
    "!DOCTYPE": ["html"], "html": ["lang"], "head": [], "meta": ["charset", "name", "content"], "title": [], "body": [],
    "div": [], "h1": [], "h2": [], "b": [], "span": [], "br": [], "tr": [],
    "table": ["role", "lang", "width", "cellpadding", "cellspacing", "border"],
    "td": ["align", "width", "height", "bgcolor", "colspan"], "th": ["scope"],
  ]

  private static func html(_ language: Language, change: @escaping (String) -> String = { $0 }) throws -> String {
    let document = MailDocument(language: language, pipelines: 2, change: change).make()
    let html = try MailBody(document, templates: ReportTemplates()).html
    // What only Outlook reads is checked on its own.
    return html.replacing(/<!--\[if mso\]>.*?<!\[endif\]-->/, with: "")
  }

  @Test("Elements and attributes are those that clients keep", arguments: Language.allCases)
  func elementsAreKept(language: Language) throws {
    for tag in PageOutline(try MailClientTests.html(language)).tags where !tag.name.hasPrefix("/") {
      let allowed = try #require(MailClientTests.elements[tag.name], "\(tag.name)")
      for name in tag.attributes.keys where name != "style" { #expect(allowed.contains(name), "\(tag.name) \(name)") }
    }
  }

  @Test("Styles are those of the table, and within what it says", arguments: Language.allCases)
  func stylesAreSupported(language: Language) throws {
    let features = Dictionary(uniqueKeysWithValues: MailClientTests.features.map { ($0.name, $0) })
    var used: Set<String> = []
    let long = try MailClientTests.html(language) { $0 + String(repeating: "long", count: 10) }
    for tag in PageOutline(try MailClientTests.html(language) + long).tags {
      let styles = (tag.attributes["style"] ?? "").split(separator: ";").map {
        $0.split(separator: ":", maxSplits: 1).map(String.init)
      }
      for style in styles {
        let (name, value) = (style[0], try #require(style.last))
        used.insert(name)
        #expect(features[name] != nil, "\(name) is not in the table")
        let isCell = ["td", "th"].contains(tag.name)
        switch name {
        case "padding":
          #expect(isCell || tag.name == "body" && value == "0", "\(tag.name) \(value)")
        case "word-break": #expect(value == "break-all")
        case "white-space": #expect(value == "nowrap")
        case "max-width": #expect(tag.name == "table")
        case "margin": #expect(value == "0")
        case "border-top", "border-left": #expect(isCell && value.contains(/^[1-4]px solid #[0-9a-f]{6}$/))
        case "font-size", "line-height": #expect(value.contains(/^[0-9]+px$/))
        case "font-weight": #expect(["bold", "normal"].contains(value))
        case "text-align": #expect(["left", "right"].contains(value))
        case "display":
          #expect(value == "none" && tag.name == "div")
          #expect(styles.contains(["mso-hide", "all"]))
        case "opacity": #expect((Double(value) ?? 0) >= 0.75)
        default: break
        }
        #expect(!value.contains("var(") && !value.contains("url(") && !value.contains("calc("))
      }
    }
    #expect(used == Set(features.keys), "the table has what no mail uses: \(Set(features.keys).subtracting(used))")
    for feature in MailClientTests.features + MailClientTests.attributes
    where feature.gmail != .full || feature.outlook != .full {
      #expect(!feature.condition.isEmpty)
    }
  }

  @Test("Nothing is fetched, and nothing but tables lays out", arguments: Language.allCases)
  func isPlain(language: Language) throws {
    let html = try MailClientTests.html(language)
    for text in [
      "http", "cid:", "data:", "<img", "<style", "<script", "<svg", "<link", "flex", "grid", "class=", "float",
    ] {
      #expect(!html.contains(text), "\(text)")
    }
    let outline = PageOutline(html)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n"))
    // Gmail drops the html element, so its language is said once more.
    #expect(outline.all("table").first?.attributes["lang"] == language.rawValue)
    #expect(
      outline.all("meta").contains {
        $0.attributes["name"] == "color-scheme" && $0.attributes["content"] == "light dark"
      }
    )
    // Tables of figures have headings and are tables to a screen reader; all others only lay out.
    for table in html.split(separator: "<table").dropFirst() {
      let own = String(table.prefix { $0 != ">" })
      let isData = table.contains("<th scope=\"col\"")
      #expect(own.contains("role=\"presentation\"") != isData, "\(own)")
    }
  }

  @Test("What only Outlook reads opens and closes one table")
  func conditionalComments() throws {
    let html = try MailBody(MailDocument().make(), templates: ReportTemplates()).html
    let comments = html.matches(of: /<!--\[if mso\]>(.*?)<!\[endif\]-->/).map { String($0.output.1) }
    #expect(
      comments == [
        #"<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td>"#,
        "</td></tr></table>",
      ]
    )
  }

  @Test("Every tag that is opened is closed", arguments: Language.allCases)
  func isBalanced(language: Language) throws {
    var open: [String] = []
    for name in PageOutline(try MailClientTests.html(language)).names where !["!DOCTYPE", "meta", "br"].contains(name) {
      if name.hasPrefix("/") { #expect(open.popLast() == String(name.dropFirst())) } else { open.append(name) }
    }
    #expect(open.isEmpty)
  }

  /// Text has the reader's own colours; what has a colour of its own must be seen on white, on Chromium's dark ground and
  /// on black (WCAG 2.2, 1.4.11: 3 : 1).
  @Test func coloursAreSeenOnLightAndDark() throws {
    let html = try MailClientTests.html(.english)
    let colours = Set(html.matches(of: /#([0-9a-f]{6})\b/).map { String($0.output.1) })
    #expect(colours.count == 4)
    for colour in colours {
      for ground in ["ffffff", "121212", "000000"] {
        let lights = [luminance(colour), luminance(ground)].sorted()
        #expect((lights[1] + 0.05) / (lights[0] + 0.05) >= 3, "\(colour) on \(ground)")
      }
    }
  }

  private func luminance(_ colour: String) -> Double {
    let number = Int(colour, radix: 16) ?? 0
    let parts = [number >> 16, number >> 8 & 0xFF, number & 0xFF].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
