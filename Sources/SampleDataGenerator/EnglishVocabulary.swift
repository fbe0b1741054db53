extension Company {
  /// What the deals are about.
  static let englishProjects: [Term] = [
    "Clean room upgrade", "Calibration bench, phase 2", "Test floor extension", "Incoming inspection",
    "Project \"Daylight\"", "Spare units", "Second line, night shift", "Replacement of old analyzers",
    "Climate test bay", "Service contract", "Training lab", "Project \"Anvil\", pilot", "Shock and vibration tests",
    "Mobile lab van", "Quality gate", "Framework order", "Prototype hall", "Audit preparation", "Battery test rig",
    "Acoustics room", "Rental to purchase", "New site", "Sensor qualification", "End-of-line testing",
  ]

  /// The customers, region by region.
  static let englishAccounts: [Account] = accountNames.enumerated().flatMap { region, names in
    names.map { name in
      let parts = name.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return Account(
        name: Term(parts.joined()),
        shortName: Term(parts[0]),
        region: region,
        currency: region == northAmerica ? "USD" : "EUR"
      )
    }
  }

  private static let northAmerica = 5

  /// The names of each region's customers, with the legal form after a bar.
  private static let accountNames = [
    [
      "Fjordlight Optics| AB", "Snowgoose Avionics| AS", "Birkmark Timber Labs| Oy", "Hjelmvik Turbines| AS",
      "Rimfrost Batteries| AB", "Ljungsand Medical| AB", "Ravnholt Robotics| A/S", "Saltkare Marine| AS",
      "Polarwick Foods| AB", "Aurorasund Telecom| Oy", "Kvarnby Bearings| AB",
    ],
    [
      "Tulpendijk Sensors| BV", "Windmeer Photonics| BV", "Oudewacht Coatings| BV", "Klaverbos Dairy Tech| BV",
      "Scheldehaven Cranes| NV", "Maaslicht Lasers| BV", "Ardenbeek Glass| NV", "Zilverduin Pumps| BV",
      "Polderstad Energy| NV", "Kwikstaart Drones| BV",
    ],
    [
      "Quellmark Laborbau| GmbH", "Bärenfels Antriebe| GmbH", "Tannwald Sensorik| AG", "Sternried Optik| GmbH",
      "Mühlgrund Kältetechnik| GmbH", "Alpenkamm Uhrwerke| AG", "Silberbach Leiterplatten| GmbH",
      "Nebelhorn Akustik| GmbH", "Kupferau Kabel| KG", "Lindenfurt Medizintechnik| GmbH", "Goldhain Batterien| AG",
      "Wolkenstett Luftfahrt| GmbH", "Erlengrund Pharma| AG", "Föhrental Werkzeuge| GmbH & Co. KG",
      "Rabenau Robotik| GmbH", "Seewinkel Messtechnik| GmbH", "Donnersmatt Hydraulik| AG", "Haselbrück Glas| GmbH",
      "Morgenthau & Fink, Prüfstände| GmbH", "Steinadler Drohnen| GmbH",
    ],
    [
      "Harrow & Finch|, Ltd.", "Brightmoor Assay| Ltd", "Thistlewick Avionics| Ltd", "Pebblecombe Water| plc",
      "Kestrelgate Motors| Ltd", "Ballyfern Devices| Ltd", "Larkspur Rail| plc", "Mistlethwaite Optics| Ltd",
      "Shanrock Biotech| Ltd",
    ],
    [
      "Valdoré Horlogerie| SAS", "Clairbois Aéro| SA", "Montbrise Énergie| SAS", "Rochefume Moteurs| SA",
      "Étangvert Capteurs| SAS", "Beaulac Pharma| SA", "Pontclair Robotique| SAS",
    ],
    [
      "Tumbleweed Assay|, Inc.", "Cedar Gulch Devices|, Inc.", "Prairie Lantern Energy| LLC",
      "Moosejaw Avionics| Corp.",
    ],
  ]
}
