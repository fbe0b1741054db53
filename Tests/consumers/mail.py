"""The mail in Python's mail parser, and on its way through msmtp to a mail server."""

import email
import email.policy
import signal
import socket
import subprocess
import time
from datetime import timedelta

from aiosmtpd.controller import Controller
from report import require

TO = ["Ada Lovelace <ada@example.com>", "李雷 <lilei@example.cn>"]
FROM = '"报表, Reports" <reports@example.com>'
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def make(report, *options, to=TO):
    """Runs the tool for a mail and returns the finished process; its output is bytes."""
    command = [report.tool, "email", "--config", report.sample / "funnel.yaml", "--from", FROM]
    for address in to:
        command += ["--to", address]
    return subprocess.run([str(part) for part in command + list(options)], capture_output=True, timeout=300)


def message(report, *options):
    """The bytes of a mail that is made without a word."""
    result = make(report, *options)
    require(result.returncode == 0 and not result.stderr, f"exit code {result.returncode}: {result.stderr.decode()}")
    return result.stdout


def parsed(data):
    """A message by the strictest rules."""
    return email.message_from_bytes(data, policy=email.policy.default)


def defects(mail):
    """All that the parser does not like, of parts and of headers."""
    for part in mail.walk():
        yield from part.defects
        for name, value in part.items():
            yield from ((name, defect) for defect in value.defects)


def well_formed(report):
    """the mail has no defects, both texts, and the report's workbook"""
    mail = parsed(message(report))
    found = list(defects(mail))
    require(not found, f"defects: {found}")
    kinds = [part.get_content_type() for part in mail.walk()]
    wanted = ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", WORKBOOK]
    require(kinds == wanted, f"parts: {kinds}")
    text, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    company = report_value(report, "company")
    require(company in text and company in page, "a text does not name the company")
    require(all(line.isprintable() for line in text.splitlines()), "the text has control characters")
    (workbook,) = mail.iter_attachments()
    require(workbook.get_content() == (report.folder / "report.xlsx").read_bytes(), "another workbook than report.xlsx")
    title = {"en": "Sales funnel report", "zh-Hans": "销售漏斗报告"}[report.language]
    require(workbook.get_filename() == f"{title} {report.metrics['asOf']}.xlsx", f"named {workbook.get_filename()}")


def report_value(report, key):
    """A text of the sample's configuration."""
    lines = (report.sample / "funnel.yaml").read_text("utf-8").splitlines()
    return next(line.split(":", 1)[1].strip() for line in lines if line.startswith(key + ":"))


def headers(report):
    """the mail's headers say what was asked for, in every script"""
    mail = parsed(message(report, "--cc", "bo@example.com"))
    require(str(mail["from"]) == FROM, f"from {mail['from']}")
    require([str(address) for address in mail["to"].addresses] == TO, f"to {mail['to']}")
    require(str(mail["cc"]) == "bo@example.com", f"copy to {mail['cc']}")
    subject = str(mail["subject"])
    company, period = report_value(report, "company"), report.metrics["period"]["label"]
    require(company in subject and period in subject, f"subject {subject}")
    day = mail["date"].datetime
    require(day.date().isoformat() == report.metrics["asOf"], f"date {day}")
    offset = {"Europe/Berlin": 2, "Asia/Shanghai": 8}[report_value(report, "timezone").split()[0]]
    require(day.utcoffset() == timedelta(hours=offset), f"date {day}")
    require(mail["auto-submitted"] == "auto-generated", "it does not say that a program made it")
    require(str(mail["message-id"]).endswith("@example.com>"), f"named {mail['message-id']}")
    subject = "漏斗 " * 40 + "=?utf-8?q?x?= \u202e"
    given = parsed(message(report, "--subject", subject))
    require(str(given["subject"]) == subject, f"subject {given['subject']}")
    require(not list(defects(given)), f"defects: {list(defects(given))}")


def lines(report):
    """the mail is lines of ASCII of at most 80 characters that end with CRLF"""
    data = message(report)
    require(data.isascii() and data.endswith(b"\r\n"), "not ASCII, or the last line has no end")
    rows = data.split(b"\r\n")
    require(not any(b"\r" in row or b"\n" in row or b"\0" in row for row in rows), "a line end that is not CRLF")
    require(max(map(len, rows)) <= 80, f"a line of {max(map(len, rows))} characters")


def same_mail(report):
    """the same mail from the same inputs, also as report.eml; another one with --date now"""
    first = message(report)
    require(message(report) == first, "another mail")
    folder = report.space("mail") / "report"
    options = [option for address in TO for option in ("--to", address)]
    result = report.make(folder, "--format", "eml,json", "--from", FROM, *options)
    require(result.returncode == 0 and not result.stderr, f"exit code {result.returncode}: {result.stderr}")
    require((folder / "report.eml").read_bytes() == first, "report.eml is another mail")
    names = {path.name for path in folder.iterdir()} - {"rejects.csv"}
    require(names == {"metrics.json", "report.eml"}, f"files: {names}")
    now = parsed(message(report, "--date", "now"))
    require(now["message-id"] != parsed(first)["message-id"], "--date now makes the same mail")
    file = report.space("mail") / "message.eml"
    require(message(report, "-o", file) == b"" and file.read_bytes() == first, "-o writes another mail")


class Server:
    """Takes mail as a mail server does, and keeps it."""

    def __init__(self, refused=()):
        self.refused = refused
        self.envelopes = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        """Takes a recipient or refuses it."""
        if address in self.refused:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        """Keeps a message."""
        self.envelopes.append(envelope)
        return "250 OK"


class Listening:
    """A server on the loopback interface, and msmtp's configuration for it."""

    def __init__(self, folder, server):
        self.controller = Controller(server, hostname="127.0.0.1", port=free_port())
        self.configuration = configuration(folder, self.controller.port)

    def __enter__(self):
        self.controller.start()
        return f"msmtp -C {self.configuration} -t -i"

    def __exit__(self, *problem):
        self.controller.stop()


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configuration(folder, port):
    """A file that tells msmtp where to."""
    file = folder / "msmtprc"
    file.write_text(f"account default\nhost 127.0.0.1\nport {port}\nfrom bounces@example.com\ntls off\nauth off\n")
    file.chmod(0o600)
    return file


def arrives(report):
    """msmtp delivers the mail as it was made, to all recipients, without a word"""
    folder, server = report.space("sending"), Server()
    with Listening(folder, server) as sendmail:
        out = message(report, "--cc", "bo@example.com", "--send", "--sendmail", sendmail, "--spool", folder / "unsent")
    require(out == b"", f"it prints {out}")
    (envelope,) = server.envelopes
    wanted = message(report, "--cc", "bo@example.com")
    require(envelope.original_content == wanted, "the mail that arrives is another one")
    require(sorted(envelope.rcpt_tos) == ["ada@example.com", "bo@example.com", "lilei@example.cn"], envelope.rcpt_tos)
    require(not list((folder / "unsent").iterdir()), "an accepted mail is kept")


def refused_then_taken(report):
    """a refused recipient is exit code 4 with the server's words, and the kept mail is sent by the next run"""
    folder, server = report.space("sending"), Server(refused=["lilei@example.cn"])
    spool = folder / "unsent"
    with Listening(folder, server) as sendmail:
        result = make(report, "--send", "--sendmail", sendmail, "--spool", spool)
        told = result.stderr.decode()
        require(result.returncode == 4, f"exit code {result.returncode}: {told}")
        require("lilei@example.cn" in told and "550 5.1.1" in told and str(spool) in told, f"it says: {told}")
        (kept,) = spool.iterdir()
        require(kept.read_bytes() == message(report), "another mail is kept")
        require(not server.envelopes, "it was delivered to some")
        server.refused = []
        require(message(report, "--send", "--sendmail", sendmail, "--spool", spool) == b"", "it prints something")
    (envelope,) = server.envelopes
    require(envelope.original_content == message(report), "another mail than the one that was kept")
    require(not list(spool.iterdir()), "an accepted mail is kept")


def dead_then_alive(report):
    """a dead server is exit code 4, and --resend sends what is kept once it is alive"""
    folder, server = report.space("sending"), Server()
    spool = folder / "unsent"
    dead = f"msmtp -C {configuration(folder, free_port())} -t -i"
    for subject in ("First", "Second"):
        result = make(report, "--subject", subject, "--send", "--sendmail", dead, "--spool", spool)
        require(result.returncode == 4, f"exit code {result.returncode}: {result.stderr.decode()}")
    again = [str(report.tool), "email", "--resend", "--spool", str(spool), "--sendmail"]
    result = subprocess.run(again + [dead], capture_output=True, timeout=300)
    require(result.returncode == 4, f"exit code {result.returncode}: {result.stderr}")
    require(len(list(spool.iterdir())) == 2, "a mail that was not accepted is not kept")
    with Listening(folder, server) as sendmail:
        result = subprocess.run(again + [sendmail], capture_output=True, timeout=300)
        require(result.returncode == 0, f"exit code {result.returncode}: {result.stderr}")
        require(not result.stdout + result.stderr, f"it prints {result.stdout + result.stderr}")
    subjects = [parsed(envelope.original_content)["subject"] for envelope in server.envelopes]
    require(subjects == ["First", "Second"], f"sent: {subjects}")
    require(not list(spool.iterdir()), "an accepted mail is kept")


def stopped(number):
    """A check that a signal stops a run that is sending."""

    def stops(report):
        folder = report.space("stopped")
        mailer = folder / "mailer"
        # It would take what it has got for the whole mail once its pipe is cut.
        mailer.write_text(f"#!/bin/sh\ncd {folder}\ntouch started\nsleep 1\ncat > got\ntouch taken\n")
        mailer.chmod(0o755)
        command = [report.tool, "email", "--config", report.sample / "funnel.yaml", "--from", FROM, "--to", TO[0]]
        command += ["--send", "--sendmail", mailer, "--spool", folder / "unsent"]
        with subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL) as run:
            while run.poll() is None and not (folder / "started").exists():
                time.sleep(0.01)
            run.send_signal(number)
        require(run.returncode == -number, f"exit code {run.returncode}")
        time.sleep(2)
        require(not (folder / "taken").exists(), "what was sent so far was taken for the mail")
        require(len(list((folder / "unsent").iterdir())) == 1, "the mail is not kept")

    stops.__doc__ = f"{number.name} while it is sent stops the run, nothing is sent, and the mail is kept"
    return stops


CHECKS = [well_formed, headers, lines, same_mail, arrives, refused_then_taken, dead_then_alive]
CHECKS += [stopped(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
