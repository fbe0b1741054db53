import DealModel
import Diagnostics
import Yams

extension ConfigurationReader {
  /// What a lookup table is looked up by: `owner`, or `owner: sales_agent` with its heading in the table.
  mutating func lookupKey(_ node: Node, _ name: String) -> Configuration.LookupKey? {
    var (key, heading): (String?, String?)
    if node.mapping != nil {
      let entries = yaml.entries(node, name)
      guard entries.count == 1, let entry = entries.first else {
        yaml.report(.configurationType, [name, "key: value"], at: node)
        return nil
      }
      (key, heading) = (entry.key, yaml.string(entry.value, "\(name).\(entry.key)"))
    } else {
      key = yaml.string(node, name)
    }
    guard let key else { return nil }
    if let role = DealRole(rawValue: key), !role.isName { report(key, DealRole.allCases.filter(\.isName), at: node) }
    return Configuration.LookupKey(name: key, heading: heading, location: yaml.location(of: node))
  }

  /// What the columns of a lookup table give: `role: heading`, or a name of one's own.
  mutating func lookupColumns(_ node: Node, _ name: String) -> [String: (heading: String, location: SourceLocation)] {
    var columns: [String: (heading: String, location: SourceLocation)] = [:]
    for (role, value) in yaml.entries(node, name) {
      guard let heading = yaml.string(value, "\(name).\(role)") else { continue }
      if let known = DealRole(rawValue: role), !known.isGivenByLookup {
        report(role, DealRole.allCases.filter(\.isGivenByLookup), at: value)
      }
      columns[role] = (heading, yaml.location(of: value))
    }
    return columns
  }

  private mutating func report(_ name: String, _ roles: [DealRole], at node: Node) {
    yaml.report(.lookupRoleUnusable, [name, roles.map(\.rawValue).joined(separator: ", ")], at: node)
  }
}
