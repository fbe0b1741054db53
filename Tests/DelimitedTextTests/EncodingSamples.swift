import DelimitedText
import Testing

/// Small tables as people have them, each with the encodings that it must be recognised in.
struct EncodingSample: CustomTestStringConvertible {
  let name: String
  let text: String
  let encodings: [TextEncoding]

  var testDescription: String { name }

  static let all: [EncodingSample] = [
    // Simplified Chinese.
    Self("one heading of two hanzi", "id,阶段,amount\n1,Demo,500\n2,Proposal,700\n", [.gb18030]),
    Self("another heading of two hanzi", "id,name,金额\n1,Acme,500\n", [.gb18030]),
    Self("a name of two hanzi", "name,owner,amount\nAcme,张伟,500\nInitech,Miller,700\n", [.gb18030]),
    Self("names", "owner,amount\n王芳,1\n李娜,2\n欧阳建国,3\n诸葛晓红,4\n", [.gb18030]),
    Self("an unusual name", "deal,owner\n1,沈知远\n", [.gb18030]),
    Self("headings", "商机编号,商机名称,客户名称,业务员,商机阶段,金额（万元）\n", [.gb18030]),
    Self(
      "rows",
      "商机编号,客户名称,阶段,金额,预计成交日期\nSJ0001,北京云帆数据有限公司,方案报价,￥12,000,2024年3月5日\nSJ0002,杭州青岚科技,赢单,1.2万,\n",
      [.gb18030]
    ),
    Self("a sentence", "id,备注\n1,客户说预算要等到下个季度才能批下来，先保持联系。\n", [.gb18030]),
    Self("mixed with English", "Opportunity,Stage\nCRM系统升级,Closed Won\nERP二期,Demo\n", [.gb18030]),
    Self("semicolons and quotes", "\"编号\";\"阶段\"\n\"1\";\"“签约”\"\n", [.gb18030]),
    Self("a hanzi of four bytes", "客户,负责人\n北京𠮷野家快餐有限公司,张㐂\n", [.gb18030]),
    Self("full-width digits", "编号,金额\n１,５０００\n", [.gb18030]),
    // Traditional Chinese.
    Self("traditional headings", "商機編號,商機名稱,客戶名稱,業務員,階段,金額\n", [.big5]),
    Self("one traditional heading", "id,階段,amount\n1,Demo,500\n", [.big5]),
    Self("traditional rows", "編號,客戶,階段,金額\n1,台積電股份有限公司,簽約,12000\n2,鴻海精密工業,報價,3000\n", [.big5]),
    Self("traditional names", "owner,amount\n陳怡君,1\n林志豪,2\n黃淑惠,3\n", [.big5]),
    Self("a traditional sentence", "id,備註\n1,客戶說預算要等到下一季才會核准，先保持聯絡。\n", [.big5]),
    Self("Hong Kong", "客戶,地區\n香港電訊有限公司,九龍\n長江實業集團,中環\n", [.big5]),
    // Japanese.
    Self("Japanese headings", "商談名,顧客名,担当者,フェーズ,金額,完了予定日\n", [.shiftJIS]),
    Self("Japanese rows", "案件番号,顧客,担当,状況\n1,株式会社トヨタ,佐藤,見積もり提出\n2,ソニー株式会社,鈴木,受注\n", [.shiftJIS]),
    Self("katakana only", "id,フェーズ\n1,デモ\n2,クロージング\n", [.shiftJIS]),
    Self("hiragana", "id,メモ\n1,お客さまにごれんらくください\n", [.shiftJIS]),
    Self(
      "half-width katakana",
      "ID,ｶｲｼｬﾒｲ,ﾀﾝﾄｳｼｬ,ｷﾝｶﾞｸ\n1,ﾄﾖﾀｼﾞﾄﾞｳｼｬ,ｻﾄｳ ﾀﾛｳ,500\n2,ﾐﾂﾋﾞｼｼｮｳｼﾞ,ｽｽﾞｷ ｲﾁﾛｳ,700\n",
      [.shiftJIS]
    ),
    Self("half-width among kanji", "顧客ｺｰﾄﾞ,会社名,ﾌﾘｶﾞﾅ\nA01,株式会社山田,ﾔﾏﾀﾞ\n", [.shiftJIS]),
    // Western languages.
    Self("one accent", "name,amount\nCafé,500\n", [.windows1252]),
    Self("one accent in a word", "name,amount\nMüller,500\n", [.windows1252]),
    Self("a euro sign", "name,amount\nAcme,€500\n", [.windows1252]),
    Self("a euro sign behind", "name,amount\nAcme,500 €\n", [.windows1252]),
    Self(
      "euro and no-break spaces",
      "Nom;Montant\nAcme;12\u{A0}500,00\u{A0}€\nSoleil;3\u{A0}000,00\u{A0}€\n",
      [.windows1252]
    ),
    Self("a sharp s", "Firma;Ort\nWeiß GmbH;Gießen\n", [.windows1252]),
    Self(
      "German headings",
      "Verkaufschance;Vertriebsphase;Betrag;Währung;Voraussichtlicher Abschluss\nGröße;Übergabe;1.234,50;€;05.03.2024\n",
      [.windows1252]
    ),
    Self("German capitals", "GRÖSSE;MÜLLER;ÜBERGABE\n", [.windows1252]),
    Self(
      "French headings",
      "Opportunité;Étape;Propriétaire;Montant;Date de clôture\nDéploiement réseau;Négociation;Léa Lefèvre;500;05/03/2024\n",
      [.windows1252]
    ),
    Self("two accents side by side", "Projet;État\nSociété créée;Réunion annulée\n", [.windows1252]),
    Self("smart quotes", "name,note\nAcme,“call again” – it’s urgent…\n", [.windows1252]),
    Self("an apostrophe", "name,note\nAcme,it’s on hold\n", [.windows1252]),
    Self("guillemets", "Nom;Note\nAcme;«\u{A0}à rappeler\u{A0}»\n", [.windows1252]),
    Self("Portuguese", "Negócio;Descrição\nLIGAÇÃO;Ação de São João\n", [.windows1252]),
    Self("Spanish", "Compañía;Año\nNuñez;2024\n", [.windows1252]),
    Self("Scandinavian", "Selskab;Beløb\nSmørrebrød ApS;500\nÅngström AB;700\n", [.windows1252]),
    Self("signs", "name,note\nAcme,20 °C ± 2\nInitech™,© 2024\n", [.windows1252]),
  ]

  init(_ name: String, _ text: String, _ encodings: [TextEncoding]) {
    self.name = name
    self.text = text
    self.encodings = encodings + [.utf8]
  }
}
