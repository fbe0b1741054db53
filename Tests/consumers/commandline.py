"""The manual and the completions, by the programs that read them."""

import subprocess

from report import require

SHELLS = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "--no-config", "-n"]}
ZSH = """
autoload -Uz compinit && compinit -D -u
source {script}
whence -w _salesfunnel
"""
FISH = "source {script}; complete -C 'salesfunnel report --locale '; complete -C 'salesfunnel repor'"


def run(*command, **process):
    """What a program says, when it succeeds."""
    words = [str(word) for word in command]
    result = subprocess.run(words, capture_output=True, text=True, timeout=60, **process)
    require(result.returncode == 0, f"{words[0]}: exit code {result.returncode}: {result.stdout}{result.stderr}")
    return result.stdout + result.stderr


def manual_is_valid(report):
    """the manual page is valid for mandoc and groff, and shows its parts"""
    folder = report.space("manual")
    page = folder / "salesfunnel.1"
    page.write_text(run(report.tool, "man"), "ascii")
    require(not (said := run("mandoc", "-T", "lint", "-W", "warning", page)), said)
    require(not (said := run("groff", "-man", "-Tutf8", "-ww", "-z", page)), said)
    shown = run("mandoc", "-T", "utf8", "-O", "width=100", page)
    plain = "".join(letter for at, letter in enumerate(shown) if letter != "\b" and shown[at + 1 : at + 2] != "\b")
    for text in ("--fail-on", "30 6 1 * *", "funnel.yaml", "NO_COLOR", "salesfunnel handover"):
        require(text in plain, f"it does not show {text}")


def completions_are_valid(report):
    """the completion scripts are read by bash, zsh and fish, and fish completes with them"""
    folder = report.space("completions")
    for shell, check in SHELLS.items():
        script = folder / f"salesfunnel.{shell}"
        script.write_text(run(report.tool, "--generate-completion-script", shell), "utf-8")
        require(not (said := run(*check, script)), f"{shell}: {said}")
    settings = {"cwd": folder, "env": {"PATH": f"{report.tool.parent}:/usr/bin:/bin", "HOME": str(folder)}}
    said = run("fish", "--no-config", "-c", FISH.format(script=folder / "salesfunnel.fish"), **settings).split()
    for word in ("en", "zh-Hans", "report"):
        require(word in said, f"fish offers {said}")
    said = run("zsh", "-f", "-c", ZSH.format(script=folder / "salesfunnel.zsh"), **settings)
    require("_salesfunnel: function" in said, f"zsh says {said}")


CHECKS = [manual_is_valid, completions_are_valid]
