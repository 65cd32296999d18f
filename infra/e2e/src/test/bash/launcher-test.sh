#!/usr/bin/env bash
# Tests ./groundcrew on a machine made of fakes: a folder of commands is the whole PATH. Prints TAP lines.
set -uo pipefail
repository=$(cd "$(dirname "$0")/../../../../.." && pwd)
world=$(mktemp -d)
trap 'rm -rf "$world"' EXIT
failures=0

# A machine with Maven, Node.js 20, shellcheck, nginx, ab and JDK 25, and a checkout whose sources are one file.
machine() {
  rm -rf "${world:?}"/*
  mkdir -p "$world"/{bin,jvm/jdk-25/bin} "$world"/checkout/{common/src,infra/demo,infra/cdk/src}
  cd "$world/checkout" || exit 1
  cp "$repository/groundcrew" .
  cp "$repository/infra/debian-packages.txt" infra/
  cp "$repository/infra/cdk/"{commands.sh,package-lock.json} infra/cdk/
  cp -R "$repository/infra/usage" infra/
  touch pom.xml common/pom.xml infra/cdk/{pom.xml,groundcrew.example.yaml,src/App.java}
  local tool
  for tool in bash env date dirname readlink mkdir ps grep sed tail touch mv rm cat find sort xargs sleep chmod; do
    ln -s "$(command -v "$tool")" "$world/bin/$tool"
  done
  echo 'JAVA_VERSION="25.0.1"' >"$world/jvm/jdk-25/release"
  fake ../jvm/jdk-25/bin/javac ''
  java_synthesises
  fake mvn "echo mvn >>$world/calls; mkdir -p infra/demo/target/lib"
  fake node 'echo v20.19.0'
  fake npm "echo npm \"\$*\" >>$world/calls; mkdir -p infra/cdk/node_modules/.bin
    printf '#!$BASH\necho cdk \"\$*\" >>$world/calls\n' >infra/cdk/node_modules/.bin/cdk
    chmod +x infra/cdk/node_modules/.bin/cdk; touch infra/cdk/node_modules/.package-lock.json"
  fake shellcheck ''
  fake nginx ''
  fake ab ''
  fake id 'echo 1000'
}
java_synthesises() {
  # shellcheck disable=SC2016 # expanded by the fake
  fake ../jvm/jdk-25/bin/java 'case $* in *DoctorCommand*)
      echo "doctor ${!#} ${AWS_PROFILE:-}" >>"$HOME/calls"; [[ ! -e $HOME/ill ]] || { echo "missing  the bootstrap"; exit 1; }; exit 0 ;;
    esac
    mkdir -p "${!#}/systems"; echo "{}" >"${!#}/manifest.json"
    echo "  \"BucketName\": \"x-level-journal-1\"," >"${!#}/Tagging.template.json"
    printf "%s\n" x-tagging-level x-member-roles >"${!#}/systems/tagging.txt"; : >"${!#}/systems/guardian.txt"'
}
fake() { printf '#!%s\n%s\n' "$BASH" "$2" >"$world/bin/$1" && chmod +x "$world/bin/$1"; }
with_apt() {
  fake apt-get "echo apt-get \"\$*\" >>$world/calls"
  fake apt-cache "echo '  Candidate: $1'"
}
groundcrew() {
  code=0
  output=$(env -i PATH="$world/bin" HOME="$world" GROUNDCREW_JVMS="$world/jvm" "$world/checkout/groundcrew" "$@" 2>&1) || code=$?
}

it() { sentence=$1 && machine; }
expect() { # exit code, then texts that the output must have
  local wanted=$1 text verdict=ok
  shift
  [[ $code == "$wanted" ]] || verdict="not ok"
  for text in "$@"; do [[ $output == *"$text"* ]] || verdict="not ok"; done
  echo "$verdict launcher $sentence"
  if [[ $verdict != ok ]]; then
    failures=$((failures + 1))
    printf '  exit code %s, wanted %s; output:\n%s\n' "$code" "$wanted" "$output"
  fi
}
# Starts a command whose Java runs until it is ended, and waits until it does.
start() {
  # shellcheck disable=SC2016 # expanded by the fake
  fake ../jvm/jdk-25/bin/java 'echo "$1" >>"$HOME/runs"; exec sleep 300'
  local before
  before=$(runs)
  env -i PATH="$world/bin" HOME="$world" GROUNDCREW_JVMS="$world/jvm" ./groundcrew "$@" >"$world/output" 2>&1 &
  started=$!
  until (($(runs) > before)); do sleep 0.05; done
}
runs() { if [[ -e $world/runs ]]; then grep -c . "$world/runs"; else echo 0; fi; }
end() { kill -KILL "$@" && wait "$@" 2>/dev/null; }
calls() { grep -c "^$1" "$world/calls" 2>/dev/null; }
lines() { grep -c . <<<"$output"; }

nothing_done() { [[ ! -e .groundcrew && ! -e $world/calls ]] || code="something was written: $(find .groundcrew "$world/calls" 2>/dev/null)"; }

it 'shows its commands with --help'
groundcrew --help
expect 0 'demo [--keep]' 'verify' 'synth [config]' 'deploy system' 'diff [system]' 'destroy system'

it 'refuses an unknown command and lists the known ones'
groundcrew deplyo
expect 2 "no command 'deplyo'" 'demo, soak, cloud, bench, verify, synth, doctor, deploy, diff, destroy'

for words in demo verify synth deploy diff destroy soak 'soak tagging' 'soak button' bench 'bench cold' 'bench guardian' cloud; do
  it "shows at once what $words takes, and does nothing"
  # shellcheck disable=SC2086 # several words
  groundcrew $words --help && shown=$output && groundcrew $words -h
  [[ $output == "$shown" ]] || code='-h shows something else'
  nothing_done
  expect 0 "Usage: ./groundcrew $words" '-h, --help' '-V, --version'
done

it 'shows what a command takes that comes after options and arguments'
groundcrew deploy tagging --help && groundcrew demo --keep --port 4566 --help
nothing_done
expect 0 'Usage: ./groundcrew demo'

it 'shows a command by its name after help'
groundcrew help synth
expect 0 'Usage: ./groundcrew synth'

it 'tells its version'
printf '  <version>1.2.3</version>\n' >pom.xml
groundcrew --version && [[ $output == 'groundcrew 1.2.3' ]] || code=$output
groundcrew soak tagging -V
nothing_done
expect 0 'groundcrew 1.2.3'

mistakes=(
  'demo --kepp|there is no option --kepp'
  'demo --keep=yes|--keep takes no value'
  'demo -k|there is no option -k'
  'demo everything|it takes no argument'
  'demo --port|--port takes a value'
  'demo --port many|--port takes a port from 1 to 65535, not '
  'demo --port=65536|--port takes a port from 1 to 65535, not '
  'demo --port=0|--port takes a port'
  'cloud --organization nowhere.yaml|--organization takes a file, and there is no '
  'cloud --assembly=nowhere|--assembly takes a folder, and there is no '
  'verify --fast|there is no option --fast'
  'verify all|it takes no argument'
  'soak|which soak? one of: button, tagging'
  'soak guardian|there are: button, tagging'
  'soak tagging --accounts=many|--accounts takes a whole number, not '
  'soak tagging --presses=1|there is no option --presses'
  'soak tagging button|it takes no argument'
  'bench|which bench? one of: button, cold, gate, guardian, pipeline, tagging'
  'bench guardian --machines=10,x|--machines takes a whole number, not '
  'bench guardian --only=EVERYTHING|--only takes one of READ, ROUNDS, EVENTS, COST, not '
  'synth one two|it takes one configuration file'
  'synth --out=x|there is no option --out'
  'synth nowhere.yaml|there is no configuration file'
  'deploy all --profile me|there is no option --profile'
  'destroy tagging guardian|not '
)
for mistake in "${mistakes[@]}"; do
  it "refuses ./groundcrew ${mistake%%|*} at once"
  # shellcheck disable=SC2086 # several words
  groundcrew ${mistake%%|*}
  nothing_done
  [[ $(lines) == 1 ]] || code="$(lines) lines"
  expect 2 "${mistake#*|}"
done

it 'hands numbers, lists and files on as they are meant'
# shellcheck disable=SC2016 # expanded by the fake
fake ../jvm/jdk-25/bin/java 'printf "%s\n" "${@:5}"'
mkdir "$world/elsewhere" && touch "$world/elsewhere/organization.yaml" && cd "$world/elsewhere" && groundcrew cloud --port 4566 --organization organization.yaml
expect 0 '--port=4566' "--organization=$world/elsewhere/organization.yaml"

it 'says in one line that it cannot write'
touch .groundcrew
groundcrew synth
[[ $(lines) == 1 ]] || code="$(lines) lines"
expect 1 'cannot make the folder .groundcrew/runs/synth-' "make $world/checkout writable"

it 'shows the faults of a configuration alone and leaves the templates of before'
mkdir -p infra/cdk/cdk.out && touch infra/cdk/cdk.out/old.template.json
fake ../jvm/jdk-25/bin/java 'echo "x.yaml is not UTF-8: save it in that encoding"; exit 2'
groundcrew synth
[[ $(lines) == 4 && -e infra/cdk/cdk.out/old.template.json ]] || code="$(lines) lines, $(echo infra/cdk/cdk.out/*)"
[[ $(env -i PATH="$world/bin" HOME="$world" GROUNDCREW_JVMS="$world/jvm" ./groundcrew synth 2>/dev/null) != *UTF-8* ]] || code='not on stderr'
expect 1 'x.yaml is not UTF-8: save it in that encoding' 'correct infra/cdk/groundcrew.example.yaml'

it 'uses no colours where the output is not a terminal'
groundcrew deplyo
[[ $output != *$'\e'* ]] || code=colours
expect 2

it 'names JDK 25 in one line where it is missing and there is no apt-get'
rm -r "$world/jvm/jdk-25"
groundcrew synth
[[ $(lines) == 1 ]] || code="$(lines) lines"
expect 3 'missing: JDK 25' 'adoptium.net' 'no apt-get'

it 'takes no other JDK for JDK 25'
echo 'JAVA_VERSION="21.0.2"' >"$world/jvm/jdk-25/release"
groundcrew synth
expect 3 'missing: JDK 25'

it 'names the packages to install where it is not root'
rm "$world/bin/mvn" && with_apt 1.0
groundcrew synth
[[ $(lines) == 1 ]] || code="$(lines) lines"
expect 3 'missing: Maven' 'not root' 'sudo apt-get install maven'

it 'says so where the distribution has no package'
rm -r "$world/jvm/jdk-25" && with_apt '(none)' && fake id 'echo 0'
groundcrew synth
expect 3 'missing: JDK 25' 'looked for openjdk-25-jdk-headless, temurin-25-jdk'

it 'refuses an old Node.js that apt cannot replace'
fake node 'echo v18.20.4' && with_apt 18.20.4 && fake id 'echo 0'
groundcrew synth
expect 3 'missing: Node.js 20' 'another version'

it 'reads the package lists once and installs only what is missing'
rm "$world/bin/node" && rm "$world/bin/mvn" && with_apt 1.0 && fake id 'echo 0'
fake apt-get "echo apt-get \"\$*\" >>$world/calls
[[ \$1 == install ]] || exit 0
printf '#!$BASH\nmkdir -p infra/demo/target/lib\n' >$world/bin/mvn; printf '#!$BASH\necho v20.1.0\n' >$world/bin/node
/bin/chmod +x $world/bin/mvn $world/bin/node"
groundcrew synth
[[ $(calls 'apt-get update') == 1 && $(calls 'apt-get install .* maven nodejs$') == 1 ]] || code=$(cat "$world/calls")
expect 0 'installing maven nodejs'

it 'writes the templates and builds only once'
mkdir -p infra/bench/naive/src && groundcrew synth
# What the build writes beside the sources is newer than they are.
sleep 0.05 && mkdir -p infra/bench/naive/target && echo class >infra/bench/naive/target/Naive.class
groundcrew synth
[[ $(calls mvn) == 1 ]] || code="$(calls mvn) builds"
expect 0 'infra/cdk/cdk.out/Tagging.template.json'

it 'builds again when a source has changed'
groundcrew synth
sleep 0.05 && echo changed >infra/cdk/src/App.java
groundcrew synth
[[ $(calls mvn) == 2 ]] || code="$(calls mvn) builds"
expect 0

it 'shows the end of the log when the build fails'
fake mvn 'echo "[ERROR] App.java:1 is wrong"; exit 1'
groundcrew synth
expect 1 'App.java:1 is wrong' '.groundcrew/runs/synth-' '/build.log'

it 'shows nobody half of the templates'
mkdir -p infra/cdk/cdk.out && touch infra/cdk/cdk.out/old.template.json
# shellcheck disable=SC2016 # expanded by the fake
fake ../jvm/jdk-25/bin/java '[[ -e infra/cdk/cdk.out/old.template.json ]] || exit 1
  mkdir -p "${!#}"; echo "{}" >"${!#}/new.template.json"; [[ -e infra/cdk/cdk.out/old.template.json ]]'
groundcrew synth
[[ ! -e infra/cdk/cdk.out/old.template.json ]] || code='the old templates are left'
expect 0 'infra/cdk/cdk.out/new.template.json'

it 'gives every run a folder, and removes old ones but none of a process that runs'
mkdir -p .groundcrew/runs/{synth-2020010{1..9}-000000-1,demo-20200101-000000-1}
start cloud
cat .groundcrew/runs/cloud-*/claim >.groundcrew/runs/synth-20200102-000000-1/claim
java_synthesises && groundcrew synth
[[ $(echo .groundcrew/runs/*) == *demo-2020*-2020*0102*-2020*0105*0106*0107*0108*0109* ]] || code=$(echo .groundcrew/runs/*)
[[ ! -e .groundcrew/runs/synth-20200103-000000-1 ]] || code='an old run is left'
end "$started"
expect 0

configure() { echo 'name: x' >"$world/checkout/infra/cdk/groundcrew.yaml"; }

it 'deploys nothing without a configuration of its own and says what to copy'
groundcrew deploy all
[[ ! -e $world/calls ]] || code=$(cat "$world/calls")
expect 2 'there is no infra/cdk/groundcrew.yaml' 'copy infra/cdk/groundcrew.example.yaml'

it 'deploys and destroys nothing that has no name'
configure && groundcrew destroy && groundcrew deploy
[[ ! -e $world/calls ]] || code=$(cat "$world/calls")
expect 2 'deploy takes a system (tagging guardian button pipeline gate), or all'

it 'builds, synthesises and installs the CDK before it deploys all stacks'
configure && groundcrew deploy all
[[ $(cat "$world/calls") == 'mvn
doctor all 
npm ci --prefix infra/cdk --no-audit --no-fund
cdk deploy --app .groundcrew/runs/deploy-'*'/cdk.out --all' ]] || code=$(cat "$world/calls")
expect 0 'synthesising infra/cdk/groundcrew.yaml' 'npm ci'

it 'deploys the stacks of one system and hands on what follows two dashes'
configure && groundcrew deploy tagging -- --profile me
[[ $(calls 'cdk deploy --app .*/cdk.out x-tagging-level x-member-roles --profile me$') == 1 ]] || code=$(cat "$world/calls")
expect 0

it 'examines the accounts with the profile that the CDK gets, and deploys nothing where something is missing'
configure && touch "$world/ill" && groundcrew deploy tagging -- --profile me
[[ $(calls 'doctor tagging me$') == 1 && $(calls cdk) == 0 ]] || code=$(cat "$world/calls")
expect 1 'missing  the bootstrap' 'a prerequisite is missing' 'infra/cdk/README.md'

it 'examines the accounts alone'
configure && groundcrew doctor tagging -- --profile=me && groundcrew doctor
[[ $(calls 'doctor tagging me$') == 1 && $(calls 'doctor all $') == 1 && $(calls cdk) == 0 ]] || code=$(cat "$world/calls")
expect 0 'examining the accounts'

it 'installs the CDK once, and again when its version changed'
configure && groundcrew diff && groundcrew diff
[[ $(calls npm) == 1 && $(calls 'cdk diff') == 2 ]] || code=$(cat "$world/calls")
sleep 0.05 && touch infra/cdk/package-lock.json && groundcrew diff
[[ $(calls npm) == 2 ]] || code=$(cat "$world/calls")
expect 0

it 'refuses an unknown system before it builds'
configure && groundcrew deploy taging
[[ ! -e $world/calls ]] || code=$(cat "$world/calls")
expect 2 "no system 'taging'; the systems are: tagging guardian button pipeline gate; or all"

it 'refuses a system that the configuration leaves out'
configure && groundcrew deploy guardian
[[ $(calls cdk) == 0 ]] || code=$(cat "$world/calls")
expect 2 "has no section 'guardian'" 'groundcrew.example.yaml'

it 'refuses arguments of the CDK that do not follow two dashes'
configure && groundcrew deploy tagging --profile me
expect 2 'there is no option --profile' '--help'

it 'fails when the CDK fails'
configure && groundcrew diff && fake ../checkout/infra/cdk/node_modules/.bin/cdk 'echo no credentials; exit 7'
groundcrew deploy all
expect 1 'no credentials' 'cdk deploy failed with exit code 7'

it 'shows why npm failed'
configure && fake npm 'echo 404 Not Found; exit 1'
groundcrew deploy all
expect 1 '404 Not Found' '.groundcrew/runs/deploy-' '/npm.log'

it 'names npm where it is missing and only the CDK needs it'
configure && rm "$world/bin/npm" && groundcrew synth && [[ $code == 0 ]] && groundcrew diff
expect 3 'missing: npm'

it 'destroys nothing that is protected and says how to end the protection'
configure
# shellcheck disable=SC2016 # expanded by the fake
fake ../jvm/jdk-25/bin/java 'mkdir -p "${!#}"; echo "   \"terminationProtection\": true," >"${!#}/manifest.json"'
groundcrew destroy all
[[ $(calls cdk) != 1 ]] || code=$(cat "$world/calls")
expect 1 'set stackDefaults.terminationProtection to false' './groundcrew deploy'

it 'tells what stays when it has destroyed a system'
configure && groundcrew destroy tagging
[[ $(calls 'cdk destroy --app .*/cdk.out x-tagging-level x-member-roles$') == 1 ]] || code=$(cat "$world/calls")
expect 0 'x-level-journal-1' 'tagging.parameterPrefix' 'CDKToolkit' 'alarm topic'

it 'has a lock file that names no registry'
! grep -q resolved "$repository/infra/cdk/package-lock.json"
code=$? && output=''
expect 0

it 'does not verify under a demo, and says which one runs'
start demo
groundcrew verify
[[ $(calls mvn) == 1 && $(lines) == 1 ]] || code="$(calls mvn) builds"
expect 4 "./groundcrew demo (process $started, since 20" 'verify would delete'
end "$started"

it 'verifies where the demo was killed'
start demo
end "$started"
groundcrew verify
expect 3 'missing: Chromium'

# A machine that has all that verify needs, in a checkout whose firmware has these checks.
firmware() {
  local tool
  for tool in awk cp cmp; do ln -s "$(command -v "$tool")" "$world/bin/$tool"; done
  echo "shellcheck $1 verify what the firmware is built with" >infra/debian-packages.txt
  mkdir firmware && fake ../checkout/firmware/check "$2"
}

it 'checks the firmware and counts its checks'
firmware shellcheck 'echo "ok button: unit tests (1 s)"; echo "ok button: end to end (1 s)"'
groundcrew verify
expect 1 'firmware, budget 6 min' 'firmware: passed' "$((2 + $(grep -c '^ok' .groundcrew/runs/verify-*/scripts.log))) passed"

it 'shows which check of the firmware failed'
firmware shellcheck 'echo "not ok button: unit tests (1 s)"; echo "  the LED is dark"; exit 1'
groundcrew verify
expect 1 'not ok button: unit tests' 'the LED is dark' 'firmware: failed'

it 'names a file that verify needs and that is missing'
firmware "$world/lib/*/header.h" ''
groundcrew verify
expect 3 'missing: what the firmware is built with'

it 'takes a file that verify needs by its pattern'
firmware "$world/lib/*/header.h" 'echo "ok button: unit tests (1 s)"'
mkdir -p "$world/lib/14" && touch "$world/lib/14/header.h"
groundcrew verify
expect 1 'firmware: passed'

it 'takes no other process with the id of a run for the run'
mkdir -p .groundcrew/runs/demo-20200101-000000-1
echo "uses|$$|1|2020-01-01 00:00:00|demo" >.groundcrew/runs/demo-20200101-000000-1/claim
groundcrew verify
expect 3 'missing: Chromium'

it 'runs two demos at once, each in its own folder'
start demo
first=$started
start demo
code=0 output=''
[[ $(sort -u "$world/runs") == *runs/demo-*-"$first"*runs/demo-*-"$started"* ]] || code=$(cat "$world/runs")
[[ $(calls mvn) == 1 ]] || code="$(calls mvn) builds"
kill -0 "$first" "$started" || code='not both run'
expect 0
end "$first" "$started"

it 'builds nothing under a cloud that runs'
start cloud
sleep 0.05 && echo changed >infra/cdk/src/App.java
groundcrew synth
[[ $(calls mvn) == 1 ]] || code="$(calls mvn) builds"
expect 4 "sources have changed, but ./groundcrew cloud (process $started"
end "$started"

it 'waits for the build of another run instead of building the same'
fake mvn "echo mvn >>$world/calls; mkdir -p infra/demo/target/lib; until [[ -e $world/go ]]; do sleep 0.05; done"
env -i PATH="$world/bin" HOME="$world" GROUNDCREW_JVMS="$world/jvm" ./groundcrew synth >"$world/output" 2>&1 &
first=$!
until [[ -e $world/calls ]]; do sleep 0.05; done
env -i PATH="$world/bin" HOME="$world" GROUNDCREW_JVMS="$world/jvm" ./groundcrew synth >"$world/second" 2>&1 &
second=$!
until grep -q waiting "$world/second"; do sleep 0.05; done
touch "$world/go"
code=0 && wait "$first" && wait "$second" || code=$?
output=$(cat "$world/second")
[[ $(calls mvn) == 1 ]] || code="$(calls mvn) builds"
expect 0 "waiting: ./groundcrew synth (process $first, since 20" 'Tagging.template.json'

it 'leaves no process behind when it is interrupted'
fake mvn "sleep 300 & echo \$! >$world/child; sleep 300"
env -i PATH="$world/bin" GROUNDCREW_JVMS="$world/jvm" ./groundcrew synth >"$world/output" 2>&1 &
launcher=$!
until [[ -s $world/child ]]; do sleep 0.05; done
kill -TERM "$launcher"
code=0 && wait "$launcher" || code=$?
output=$(cat "$world/output")
kill -0 "$(cat "$world/child")" 2>/dev/null && code="a process is left"
expect 130 'interrupted'

((failures == 0))
