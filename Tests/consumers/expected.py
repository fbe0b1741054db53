"""The tables that a report must show, put together from metrics.json and the words of each language alone."""

import re
from dataclasses import dataclass
from decimal import Decimal

# What a heading, title or row is called: (English, Chinese).
WORDS = {
    "summary": ("Summary", "概要"),
    "funnel": ("Funnel", "漏斗"),
    "stageTime": ("Stage time", "阶段耗时"),
    "forecast": ("Forecast", "预测"),
    "bottlenecks": ("Bottlenecks", "瓶颈"),
    "owners": ("Owners", "业务员"),
    "teams": ("Teams", "团队"),
    "trend": ("Trend", "趋势"),
    "groups": ("Groups", "分组"),
    "risks": ("Deals at risk", "风险商机"),
    "reason": ("Reason", "原因"),
    "riskAny": ("At least one", "至少一项"),
    "risk.overStandard": ("over the standard days", "超标准天数"),
    "soon": ("soon over the standard days", "即将超标准天数"),
    "pastExpectedClose": ("expected close is past", "预计成交已过期"),
    "noExpectedClose": ("no expected close", "无预计成交日期"),
    "noAmount": ("no amount", "无金额"),
    "inactive": ("no activity", "久未跟进"),
    "movedBack": ("moved back", "曾退回前面阶段"),
    "pushed": ("close put off at least twice", "预计成交至少推迟两次"),
    "olderThanP90": ("older than most won deals", "周期长于大多数赢单"),
    "field": ("Field", "字段"),
    "fieldRequired": ("Should have it", "应填"),
    "fieldMissing": ("Lack it", "未填"),
    "fieldRate": ("Miss rate", "漏网率"),
    "field.owner": ("Owner", "业务员"),
    "field.amount": ("Amount", "金额"),
    "field.expected_close": ("Expected close", "预计成交"),
    "field.next_step": ("Next step", "下一步"),
    "field.loss_reason": ("Loss reason", "输单原因"),
    "dealList": ("Deals", "商机"),
    "dataQuality": ("Data quality", "数据质量"),
    "definitions": ("Definitions", "指标定义"),
    "current": ("This period", "本期"),
    "previous": ("Previous period", "上期"),
    "yearAgo": ("A year ago", "去年同期"),
    "change": ("Change", "变化"),
    "total": ("Total", "合计"),
    "stage": ("Stage", "阶段"),
    "reached": ("Reached", "到达"),
    "entered": ("Entered", "进入"),
    "skipped": ("Skipped", "跳过"),
    "advanced": ("Went on", "推进"),
    "dropped": ("Lost here", "在此丢单"),
    "waiting": ("Still here", "停留"),
    "conversion": ("Conversion", "转化率"),
    "conversionResolved": ("Conversion of decided", "已决转化率"),
    "low": ("95 % from", "95% 下限"),
    "high": ("95 % to", "95% 上限"),
    "cumulative": ("Of the first stage", "占首阶段"),
    "winRate": ("Win rate", "赢率"),
    "amount": ("Amount", "金额"),
    "visits": ("Finished visits", "已结束停留"),
    "mean": ("Mean days", "平均天数"),
    "median": ("Median days", "中位天数"),
    "p90": ("90 % within (days)", "九成以内（天）"),
    "standardDays": ("Standard days", "标准天数"),
    "exits.forward": ("Went forward", "前进"),
    "exits.back": ("Went back", "后退"),
    "exits.lost": ("Lost", "输单"),
    "exits.void": ("Void", "无效"),
    "open": ("Open", "进行中"),
    "medianAge": ("Median age (days)", "停留中位数（天）"),
    "reentries": ("Re-entries", "再次进入"),
    "untimed": ("Entry unknown", "进入时间不明"),
    "kmMedian": ("Median days, open counted", "中位天数（计入未结束）"),
    "overStandard": ("Over standard (estimated)", "超标准比例（估计）"),
    "ultimate.forward": ("Went forward", "前进"),
    "ultimate.back": ("Went back", "后退"),
    "ultimate.lost": ("Lost", "输单"),
    "ultimate.void": ("Void", "无效"),
    "ultimate.remaining": ("Stay longer", "仍将停留"),
    "kind": ("What is wrong", "问题"),
    "leak": ("leak: too few go on", "流失：推进者过少"),
    "slow": ("slow: too long here", "缓慢：停留过久"),
    "pileUp": ("pile-up: too many here", "堆积：商机过多"),
    "impact": ("Money a month", "每月金额"),
    "delayedAmount": ("Delayed amount", "延误金额"),
    "actual": ("Actual", "实际"),
    "reference": ("Limit", "界限"),
    "evidence": ("Evidence", "依据"),
    "openDeals": ("Open deals", "进行中商机"),
    "standardDeals": ("Standard", "标准"),
    "difference": ("Difference", "差异"),
    "pipeline": ("Pipeline", "流程"),
    "capacity": ("Capacity (open deals)", "粗细（进行中商机）"),
    "capacityAmount": ("Capacity (amount)", "粗细（金额）"),
    "slope": ("Slope", "斜率"),
    "evenness": ("Evenness", "均匀"),
    "flowOfMoney": ("Flow (money a day)", "流速（每天金额）"),
    "outcome": ("Outcome", "结果"),
    "wonDeals": ("Won deals", "赢单商机"),
    "lostDeals": ("Lost deals", "输单商机"),
    "n": ("Deals", "商机数"),
    "p25": ("25 % within", "四分之一以内"),
    "p75": ("75 % within", "四分之三以内"),
    "leftOut": ("Left out", "未计入"),
    "deals": ("Deals", "商机"),
    "weighted": ("Weighted amount", "加权金额"),
    "meanAge": ("Mean age (days)", "平均停留（天）"),
    "overStandardDeals": ("Over standard", "超标准"),
    "overStandardAmount": ("Amount over standard", "超标准金额"),
    "share": ("Share", "占比"),
    "bucket": ("Expected close", "预计成交"),
    "overdue": ("Overdue", "已逾期"),
    "beyond": ("Later", "更晚"),
    "noDate": ("No date", "无日期"),
    "configured": ("Configured", "配置"),
    "observed": ("Observed", "实际"),
    "resolved": ("Decided deals", "已决商机"),
    "inside": ("Within the interval", "在区间内"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "used": ("Used", "采用"),
    "committed": ("Committed for the period", "本期可达"),
    "realised": ("Won in the period", "本期已赢"),
    "expectedInPeriod": ("Weighted, expected in the period", "本期预计（加权）"),
    "period": ("Period", "期间"),
    "pipeline": ("Pipeline", "流程"),
    "allPipelines": ("(all)", "（全部）"),
    "quota": ("Quota", "目标"),
    "attainment": ("Attainment", "完成率"),
    "gap": ("Gap", "缺口"),
    "expectedAmount": ("Open, expected in it", "期内预计成交"),
    "expectedWeighted": ("Expected in it, weighted", "期内预计（加权）"),
    "coverage": ("Coverage of the gap", "缺口覆盖率"),
    "wins": ("Wins needed", "尚需赢单"),
    "newPerWeek": ("New deals a week", "每周新增"),
    "sellers": ("Sellers needed", "所需业务员"),
    "needed": ("Needed", "所需"),
    "missing": ("Missing", "尚缺"),
    "ofAll": ("Of all deals", "全体"),
    "medianOfAll": ("Median of all deals", "全体中位天数"),
    "key": ("Value", "值"),
    "owner": ("Owner", "业务员"),
    "team": ("Team", "团队"),
    "blankKey": ("(none)", "（空）"),
    "won": ("Won", "赢单"),
    "lost": ("Lost", "输单"),
    "void": ("Void", "无效"),
    "wonAmount": ("Won amount", "赢单金额"),
    "averageWon": ("Average won deal", "平均赢单金额"),
    "meanWonCycle": ("Mean won cycle (days)", "平均赢单周期（天）"),
    "medianWonCycle": ("Median won cycle (days)", "赢单周期中位数（天）"),
    "openAmount": ("Open amount", "进行中金额"),
    "created": ("Created", "新建"),
    "createdAmount": ("Created amount", "新建金额"),
    "lostAmount": ("Lost amount", "输单金额"),
    "openAtEnd": ("Open at the end", "期末进行中"),
    "openAmountAtEnd": ("Open amount at the end", "期末进行中金额"),
    "voidAmount": ("Void amount", "无效金额"),
    "month": ("Month", "月份"),
    "openAtStart": ("At the start", "期初停留"),
    "flow.entered": ("Came in", "期间进入"),
    "flow.left": ("Went out", "期间离开"),
    "cohort": ("Created in", "创建月份"),
    "cohort.created": ("Deals", "商机数"),
    "dated": ("Dated deals", "有日期的商机"),
    "earlier": ("Earlier", "更早"),
    "unknown": ("Unknown", "不明"),
    "exit.criterion": ("Exit criterion", "阶段升迁标志"),
    "exit.asked": ("Tasks", "阶段任务"),
    "exit.moves": ("Moves forward", "推进次数"),
    "exit.kept": ("Kept", "达标推进"),
    "exit.share": ("Share kept", "达成率"),
    "exit.task": ("Task", "任务"),
    "exit.count": ("Asked for", "要求次数"),
    "exit.short": ("Too few", "不足的推进"),
    "exit.shortShare": ("Share too few", "不足比例"),
    "allCohorts": ("All together", "全部月份"),
}
# The months since creation that the table of wins shows, and what its columns are called.
MONTHS_SINCE = [*range(13), 18, 23]
WORDS |= {f"within.{number}": (f"≤ {number}", f"≤ {number} 个月") for number in MONTHS_SINCE}
SECTIONS = [
    "summary", "funnel", "stageTime", "forecast", "bottlenecks", "owners", "teams", "trend", "groups", "risks",
    "dealList",
    "dataQuality",
    "definitions",
]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

# The columns of each table, `key:kind`, a `+` where the last row has a total; keys are those of metrics.json.
COUNT, MONEY, RATE, DAYS, NUMBER, TEXT = "count", "money", "rate", "days", "number", "text"
COLUMNS = {
    "funnel": """stage:text reached:count entered:count skipped:count advanced:count dropped:count waiting:count
        conversion:rate conversionResolved:rate low:rate high:rate cumulative:rate winRate:rate amount:money""",
    "stageTime": """stage:text visits:count+ mean:days median:days p90:days kmMedian:days standardDays:days
        overStandard:rate exits.forward:count+ exits.back:count+ exits.lost:count+ exits.void:count+ open:count+ medianAge:days reentries:count+
        untimed:count+""",
    "survival": """stage:text ultimate.forward:rate ultimate.back:rate ultimate.lost:rate ultimate.void:rate
        ultimate.remaining:rate""",
    "cycle": "outcome:text n:count mean:days median:days p25:days p75:days p90:days leftOut:count",
    "bottlenecks": """stage:text kind:text impact:money delayedAmount:money actual:rate reference:rate
        evidence:text""",
    "balance": "stage:text openDeals:count+ standardDeals:number difference:number",
    "rate": "stage:text kmMedian:days standardDays:days difference:days",
    "shape": "pipeline:text capacity:count capacityAmount:money slope:rate evenness:rate flowOfMoney:money",
    "snapshot": """stage:text deals:count+ amount:money+ weighted:money+ meanAge:days medianAge:days
        overStandardDeals:count+ overStandardAmount:money+ share:rate+""",
    "buckets": "bucket:text deals:count+ amount:money+ weighted:money+",
    "calibration": """stage:text configured:rate observed:rate resolved:count low:rate high:rate inside:text
        used:rate""",
    "committed": "committed:text amount:money+",
    "group": """key:text deals:count+ open:count+ won:count+ lost:count+ void:count+ wonAmount:money+ share:rate+
        winRate:rate low:rate high:rate averageWon:money meanWonCycle:days medianWonCycle:days openAmount:money+
        weighted:money+""",
    "trend": """month:text created:count createdAmount:money won:count wonAmount:money lost:count lostAmount:money
        void:count voidAmount:money winRate:rate averageWon:money medianWonCycle:days openAtEnd:count
        openAmountAtEnd:money""",
    "flow": """stage:text openAtStart:count+ flow.entered:count+ flow.left:count+ exits.forward:count+
        exits.back:count+ exits.lost:count+ exits.void:count+ openAtEnd:count+""",
    "timeToWin": "cohort:text dated:count " + " ".join(f"within.{number}:rate" for number in MONTHS_SINCE),
    "risks": "reason:text deals:count amount:money",
}
KEY_FIGURES = """wonAmount:money won:count winRate:rate averageWon:money medianWonCycle:days created:count
    createdAmount:money lost:count lostAmount:money void:count openAtEnd:count openAmountAtEnd:money"""


@dataclass
class Table:
    """A table as a reader must find it; `rows` hold texts, numbers, or None for an undefined figure."""

    section: str
    headings: list
    kinds: list
    rows: list
    totals: list


def word(key, language):
    """A word in a language."""
    return WORDS[key][0 if language == "en" else 1]


def tables(metrics, language):
    """All tables of figures, in the report's order."""
    result = []

    def add(section, columns, rows, first=None, names=()):
        names = dict(names)
        columns = COLUMNS.get(columns, columns)
        parts = [re.fullmatch(r"(.+):(\w+)(\+?)", column).groups() for column in columns.split()]
        cells = [[value(row, key) for key, _, _ in parts] for row in rows]
        totals = [sum(row[index] or 0 for row in cells) if total else None for index, (_, _, total) in enumerate(parts)]
        headings = [names.get(key) or word(key, language) for key, _, _ in parts]
        headings[0] = word(first, language) if first else headings[0]
        has_totals = any(total for _, _, total in parts)
        result.append(Table(section, headings, [kind for _, kind, _ in parts], cells, totals if has_totals else None))

    def named(key, name, row):
        return {key: word(name, language)} | row

    def month(row):
        year, number = row["month"].split("-")
        return f"{MONTHS[int(number) - 1]} {year}" if language == "en" else f"{year}年{int(number)}月"

    def within(row):
        shares = row["wonWithin"]
        return {"within": {str(number): (shares + [None] * 24)[number] for number in MONTHS_SINCE}}

    def cohort(row):
        name = month(row) if "-" in row["month"] else word(row["month"], language)
        reached = {str(number): count for number, count in enumerate(row["reached"])}
        return row | {"cohort": name, "cohorts": row, "reached": reached} | within(row)

    for pipeline in metrics["pipelines"]:
        add("funnel", "funnel", pipeline["funnel"])
        balance = pipeline["standard"]["balance"]
        if any(row["standard"] is not None for row in balance):
            rows = [row | {"openDeals": row["actual"], "standardDeals": row["standard"]} for row in balance]
            add("funnel", "balance", rows)
    shapes = [
        pipeline["shape"] | {"pipeline": pipeline["name"] or word("funnel", language)}
        | {"flowOfMoney": pipeline["shape"]["flow"]}
        for pipeline in metrics["pipelines"]
    ]
    add("funnel", "shape", shapes)
    for pipeline in metrics["pipelines"]:
        add("stageTime", "stageTime", pipeline["stageTime"])
        add("stageTime", "survival", pipeline["stageTime"])
        rate = pipeline["standard"]["rate"]
        if any(row["standard"] is not None for row in rate):
            add("stageTime", "rate", [row | {"kmMedian": row["actual"], "standardDays": row["standard"]} for row in rate])
        add_exit_criteria(pipeline.get("exitCriteria", []), language, add)
        cycle = pipeline["cycle"]
        rows = [named("outcome", "wonDeals", cycle["won"]), named("outcome", "lostDeals", cycle["lost"])]
        add("stageTime", "cycle", rows)
    for pipeline in metrics["pipelines"]:
        forecast = pipeline["forecast"]
        add("forecast", "snapshot", pipeline["snapshot"])
        rows = [named("bucket", "overdue", forecast["overdue"])]
        rows += [{"bucket": month(row)} | row for row in forecast["months"]]
        rows += [named("bucket", name, forecast[name]) for name in ("beyond", "noDate")]
        add("forecast", "buckets", rows)
        words = {True: word("yes", language), False: word("no", language), None: "–"}
        add("forecast", "calibration", [row | {"inside": words[row["inside"]]} for row in forecast["calibration"]])
        committed = forecast["committed"]
        rows = [named("committed", "realised", {"amount": committed["realised"]})]
        rows += [named("committed", "expectedInPeriod", {"amount": committed["weighted"]})]
        add("forecast", "committed", rows)
    for pipeline in metrics["pipelines"]:
        found = pipeline["bottlenecks"]
        add("bottlenecks", "bottlenecks", [row | {"kind": word(row["kind"], language)} for row in found])
    add("trend", "trend", [row | {"month": month(row)} for row in metrics["trend"]])
    for pipeline in metrics["pipelines"]:
        add("trend", "flow", [row | {"flow": row} for row in pipeline["flow"]])
        stages = {f"reached.{number}": row["stage"] for number, row in enumerate(pipeline["funnel"])}
        columns = "cohort:text cohorts.created:count+ " + " ".join(f"{key}:count+" for key in stages)
        columns += " won:count+ lost:count+ void:count+ open:count+ winRate:rate"
        stages["cohorts.created"] = word("cohort.created", language)
        rows = [cohort(row) for row in pipeline["cohorts"]]
        add("trend", columns, rows, names=stages)
        curve = {"cohort": word("allCohorts", language), "dated": sum(row["dated"] for row in rows)}
        curve |= within(pipeline["timeToWin"])
        add("trend", "timeToWin", [row for row in rows if row["dated"]] + [curve])
    for name, rows in metrics["groups"].items():
        shown = [row | {"key": row["key"] or word("blankKey", language)} for row in rows]
        first = name if name in ("owner", "team") else "key"
        add({"owner": "owners", "team": "teams"}.get(name, "groups"), "group", shown, first)
    risks = metrics["risks"]
    # One reason has the name of a figure of the stage times.
    reasons = {"overStandard": "risk.overStandard"}
    rows = [
        row | {"reason": word(reasons.get(row["reason"], row["reason"]), language)} for row in risks["byReason"]
    ]
    add("risks", "risks", rows + [named("reason", "riskAny", risks)])
    for section in ("forecast", "owners", "teams"):
        add_quotas(section, metrics["quotas"], metrics["asOf"], language, add)
    for section, kind in (("owners", "owner"), ("teams", "team")):
        add_people(section, kind, metrics, language, add)
    rows = [row for row in metrics["completeness"] if row["owner"] is None]
    rows = [row | {"field": word("field." + row["field"], language)} for row in rows]
    names = {key: word("field" + key.capitalize(), language) for key in ("required", "missing", "rate")}
    add("dataQuality", "field:text required:count missing:count rate:rate", rows, names=names)
    return result


def add_exit_criteria(stages, language, add):
    """Whether what stages ask for was done before deals went on, where activities are known."""
    if not stages:
        return
    names = {key: word(f"exit.{key}", language) for key in ("criterion", "asked", "moves", "kept", "share")}
    names |= {key: word(f"exit.{key}", language) for key in ("task", "count", "short", "shortShare")}
    names |= {"ofAll": word("ofAll", language)}

    def task(row):
        return row["kind"] + ("/" + row["outcome"] if row["outcome"] else "")

    def times(row):
        return f"{row['count']} × {task(row)}" if language == "en" else f"{task(row)} {row['count']} 次"

    asked = [row | {"asked": (", " if language == "en" else "、").join(map(times, row["tasks"]))} for row in stages]
    columns = "moves:count kept:count share:rate low:rate high:rate"
    add("stageTime", f"stage:text criterion:text asked:text {columns} untimed:count", asked, names=names)
    tasks = [
        {"stage": row["stage"], "task": task(each), "moves": row["moves"], "count": each["count"]}
        | {"short": each["short"], "shortShare": Decimal(each["short"]) / row["moves"] if row["moves"] else None}
        for row in stages
        for each in row["tasks"]
    ]
    add("stageTime", "stage:text task:text count:count moves:count short:count shortShare:rate", tasks, names=names)
    owners = [
        owner | {"stage": row["stage"], "owner": owner["owner"] or word("blankKey", language), "ofAll": row["share"]}
        for row in stages
        for owner in row["owners"]
    ]
    add("stageTime", f"owner:text stage:text {columns} ofAll:rate", owners, names=names)


def add_people(section, kind, metrics, language, add):
    """The funnel and the stage time of owners or teams, beside those of all."""
    people = metrics["people"].get(kind, [])
    if not people:
        return
    pipeline = "pipeline:text " if len(metrics["pipelines"]) > 1 else ""
    names = {"conversionOfAll": word("ofAll", language), "overStandardOfAll": word("ofAll", language)}
    rows = [{kind: person["key"]} | row for person in people for row in person["funnel"]]
    columns = f"""{kind}:text {pipeline}stage:text reached:count advanced:count dropped:count waiting:count
        conversionResolved:rate low:rate high:rate conversionOfAll:rate winRate:rate amount:money"""
    add(section, columns, rows, names=names)
    rows = [{kind: person["key"]} | row for person in people for row in person["stageTime"]]
    columns = f"""{kind}:text {pipeline}stage:text visits:count median:days medianOfAll:days open:count
        overStandard:rate low:rate high:rate overStandardOfAll:rate"""
    add(section, columns, rows, names=names)


def add_quotas(section, quotas, as_of, language, add):
    """The quotas of all, of owners or of teams, and the deals that each stage must hold."""
    kind = {"forecast": (False, False), "teams": (False, True)}.get(section)
    rows = [row for row in quotas if (kind or (True,))[0] == (row["owner"] is not None)]
    rows = [row for row in rows if kind is None or kind[1] == (row["team"] is not None)]
    if not rows:
        return
    has_pipeline = any(row["pipeline"] is not None for row in rows)
    names = ["owner:text"] if section == "owners" else []
    names += ["team:text"] if any(row["team"] is not None for row in rows) else []
    names += ["period:text"] + (["pipeline:text"] if has_pipeline else [])

    def shown(row):
        required = row["required"] or {"wins": None, "newPerWeek": None, "sellers": None}
        moved = {"wonAmount": row["won"], "expectedAmount": row["openAmount"], "expectedWeighted": row["weighted"]}
        texts = {"team": row["team"] or "", "pipeline": row["pipeline"] or word("allPipelines", language)}
        return row | required | moved | texts

    figures = """quota:money wonAmount:money attainment:rate gap:money expectedAmount:money expectedWeighted:money
        coverage:rate wins:count newPerWeek:number sellers:number"""
    add(section, " ".join(names) + " " + figures, [shown(row) for row in rows])
    if section == "forecast":
        open_rows = [row for row in rows if row["required"] and row["gap"] > 0 and row["to"] > as_of]
        stages = [shown(row) | stage for row in open_rows for stage in row["required"]["stages"]]
        if stages:
            columns = " ".join(names) + " stage:text needed:number waiting:count missing:number"
            add(section, columns, stages)


def key_figures(metrics, language):
    """The key figures: label, kind, the value of each run of days, and the change against the previous one.

    The change is a share; of a rate it is the difference in percentage points; None where it is undefined.
    """
    for column in KEY_FIGURES.split():
        key, kind = column.split(":")
        values = {run: metrics["kpis"][run][key] for run in ("current", "previous", "yearAgo")}
        now, before = values["current"], values["previous"]
        if now is None or before is None:
            change = None
        elif kind == RATE:
            change = (now - before) * 100
        else:
            change = now / before - 1 if before else None
        yield word(key, language), kind, values, change


def value(row, key):
    """The value of a key, with dots for keys inside."""
    for part in key.split("."):
        row = row[part]
    return row


def same_number(kind, expected, found, roundings=1):
    """Whether a number is the expected one, which metrics.json has rounded."""
    if isinstance(found, bool) or not isinstance(found, (int, float, Decimal)):
        return False
    half_a_digit = {COUNT: 0, MONEY: 0.005, RATE: 0.0000005, DAYS: 0.00005, NUMBER: 0.00005, "change": 0.0001}[kind]
    return abs(float(found) - float(expected)) <= half_a_digit * roundings + 1e-9 * max(1, abs(float(expected)))


def same_text(kind, expected, text, language):
    """Whether a text shows the expected value: grouped, rounded, with its sign, or a dash where it is undefined."""
    if kind == TEXT:
        return text == expected
    if expected is None:
        return text == "–"
    decimals = {COUNT: 0, MONEY: 0, RATE: 1, DAYS: 1, NUMBER: 1}[kind]
    sign = "" if kind != RATE else " ?%" if language == "en" else "%"
    pattern = r"−?\d{1,3}(,\d{3})*" + (rf"\.\d{{{decimals}}}" if decimals else "") + sign
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    if not re.fullmatch(pattern, plain):
        return False
    number = Decimal(re.sub("[^0-9.-]", "", plain.replace("−", "-")))
    shown = Decimal(expected) * (100 if kind == RATE else 1)
    # Half of the last digit shown, and what metrics.json itself was rounded by.
    return abs(number - shown) <= Decimal("0.5") / 10**decimals + (0 if kind == COUNT else Decimal("0.005"))
