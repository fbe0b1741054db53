// swift-tools-version: 6.2
import PackageDescription

// Every arrow between targets is declared here and points one way:
// files → TableFiles → DelimitedText → DealImport → DealModel → FunnelAnalytics → ReportModel → renderers → CLI.

let package = Package(
  name: "salesfunnel",
  products: [
    .executable(name: "salesfunnel", targets: ["salesfunnel"]),
    .executable(name: "sample-data-generator", targets: ["SampleDataGenerator"]),
    .executable(name: "salesfunnel-microbenchmarks", targets: ["Microbenchmarks"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CXlsxWriter",
      pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]
    ),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "Diagnostics"),
    .systemLibrary(name: "CProcessor"),
    .target(name: "DelimitedText", dependencies: ["Diagnostics", "CProcessor"]),
    .target(name: "Spreadsheet", dependencies: ["Diagnostics", "DelimitedText", "CZip", "CExpat"]),
    .target(name: "TableFiles", dependencies: ["Diagnostics", "DelimitedText", "Spreadsheet", "CZlib", "CZip"]),
    .target(name: "DealModel", dependencies: ["Diagnostics", "CProcessor"]),
    .target(
      name: "DealImport",
      dependencies: [
        "Diagnostics", "DelimitedText", "TableFiles", "DealModel", .product(name: "Yams", package: "Yams"),
      ]
    ),
    .target(name: "FunnelAnalytics", dependencies: ["DealModel"]),
    .target(name: "ReportModel", dependencies: ["Diagnostics", "DealModel", "FunnelAnalytics"]),
    .target(name: "MetricsJSON", dependencies: ["DealModel", "FunnelAnalytics", "ReportModel"]),
    .target(name: "TerminalTable", dependencies: ["Diagnostics", "DelimitedText", "DealModel", "ReportModel"]),
    .target(name: "ChartSVG", dependencies: ["Diagnostics", "DealModel", "ReportModel"]),
    .target(
      name: "HTMLReport",
      dependencies: [
        "Diagnostics", "DealModel", "ReportModel", "ChartSVG", .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["templates"],
      plugins: ["EmbedTemplatesPlugin"]
    ),
    .target(name: "XLSXReport", dependencies: ["Diagnostics", "DealModel", "ReportModel", "CXlsxWriter"]),
    .target(name: "MailMessage", dependencies: ["Diagnostics", "DealModel"]),
    .target(
      name: "SalesFunnelCLI",
      dependencies: [
        "Diagnostics", "DelimitedText", "TableFiles", "DealModel", "DealImport", "FunnelAnalytics", "ReportModel",
        "MetricsJSON", "ChartSVG", "CMalloc",
        "HTMLReport", "XLSXReport", "MailMessage", "TerminalTable",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(name: "salesfunnel", dependencies: ["SalesFunnelCLI"]),
    .executableTarget(name: "SampleDataGenerator"),
    .executableTarget(name: "EmbedTemplates"),
    .executableTarget(
      name: "Microbenchmarks",
      dependencies: ["DealImport", "DealModel", "DelimitedText"],
      path: "Tests/Microbenchmarks"
    ),
    .target(name: "TestSupport", dependencies: ["Diagnostics", "CZlib"], path: "Tests/TestSupport"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "DelimitedTextTests", dependencies: ["DelimitedText", "TestSupport"]),
    .testTarget(name: "TableFilesTests", dependencies: ["TableFiles", "DelimitedText", "Diagnostics", "TestSupport"]),
    .testTarget(
      name: "SpreadsheetTests",
      dependencies: ["Spreadsheet", "Diagnostics", "CZip", "CXlsxWriter", "TestSupport"],
      exclude: ["workbooks"]
    ),
    .testTarget(name: "DealModelTests", dependencies: ["DealModel", "TestSupport"]),
    .testTarget(
      name: "DealImportTests",
      dependencies: ["DealImport", "TableFiles", "DealModel", "DelimitedText", "Diagnostics", "TestSupport"]
    ),
    .testTarget(name: "FunnelAnalyticsTests", dependencies: ["FunnelAnalytics", "DealModel"]),
    .testTarget(
      name: "ReportModelTests",
      dependencies: ["ReportModel", "FunnelAnalytics", "DealModel", "Diagnostics"]
    ),
    .testTarget(
      name: "TerminalTableTests",
      dependencies: ["TerminalTable", "ReportModel", "DealModel", "Diagnostics"]
    ),
    .testTarget(name: "ChartSVGTests", dependencies: ["ChartSVG", "ReportModel", "DealModel", "Diagnostics"]),
    .testTarget(name: "HTMLReportTests", dependencies: ["HTMLReport", "ReportModel", "DealModel", "Diagnostics"]),
    .testTarget(
      name: "XLSXReportTests",
      dependencies: ["XLSXReport", "ReportModel", "DealModel", "FunnelAnalytics", "Diagnostics"]
    ),
    .testTarget(
      name: "MailMessageTests",
      dependencies: ["MailMessage", "DealModel", "Diagnostics", "TestSupport"]
    ),
    .testTarget(
      name: "SalesFunnelCLITests",
      dependencies: [
        "SalesFunnelCLI", "FunnelAnalytics", "ReportModel", "HTMLReport", "DealModel", "Diagnostics", "salesfunnel",
        "SampleDataGenerator", "TestSupport", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["cases", "samples", "messages.txt"]
    ),
    .plugin(
      name: "EmbedTemplatesPlugin",
      capability: .buildTool(),
      dependencies: ["EmbedTemplates"],
      path: "Sources/EmbedTemplatesPlugin"
    ),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
