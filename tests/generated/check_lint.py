"""Plants flaws into a project, and wants `make lint` to find each by the analyzer that is for it: check_lint.py PROJECT."""
import pathlib
import subprocess
import sys

project = pathlib.Path(sys.argv[1]).resolve()
planted = project / "internal/auth/planted.go"
FLAWS = {
    "gosec": "func (v *Verifier) PlantedSum(text []byte) [16]byte { return md5.Sum(text) }",
    "staticcheck": "func (v *Verifier) PlantedSleep() {\n\ttime.Sleep(1)\n}",
}

planted.write_text("\n\n".join(["package auth", 'import (\n\t"crypto/md5"\n\t"time"\n)', *FLAWS.values()]) + "\n")
try:
    run = subprocess.run(["make", "lint"], cwd=project, capture_output=True, text=True)
finally:
    planted.unlink()
for analyzer, code in FLAWS.items():
    assert run.returncode and f"({analyzer})" in run.stdout, f"{analyzer} did not find {code}\n{run.stdout}{run.stderr}"
print(f"{len(FLAWS)} planted flaws found")
