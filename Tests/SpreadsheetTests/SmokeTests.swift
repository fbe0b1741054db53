@testable import Spreadsheet
