# shellcheck shell=bash
# ./groundcrew deploy, diff and destroy. They stand apart from the launcher because they alone reach AWS, and alone
# need npm and the CDK's command line; the launcher reads this file for them only.

readonly cdk_folder=infra/cdk
readonly cdk_config=$cdk_folder/groundcrew.yaml cdk_out=${templates:?} cdk=$cdk_folder/node_modules/.bin/cdk
readonly systems=(tagging guardian)

# Runs the CDK's command of the same name: deploy|diff|destroy [system] [-- argument...]
with_cdk() {
  local command=$1 system='' stacks=(--all) code=0
  shift
  if (($#)) && [[ $1 != -- ]]; then
    system=$1
    shift
    [[ " ${systems[*]} " == *" $system "* ]] || die 2 "there is no system '$system'; the systems are: ${systems[*]}"
  fi
  if (($#)); then
    [[ $1 == -- ]] || die 2 "$command takes one system, not '$1' as well; what the CDK is to get follows --"
    shift
  fi
  [[ -f $cdk_config ]] ||
    die 2 "there is no $cdk_config: copy $cdk_folder/groundcrew.example.yaml to it and put in your accounts, regions and keys"
  set_up deploy
  build
  write_templates "$cdk_config"
  if [[ -n $system ]]; then
    mapfile -t stacks <"$cdk_out/systems/$system.txt"
    ((${#stacks[@]})) || die 2 "$cdk_config has no section '$system': take it from $cdk_folder/groundcrew.example.yaml"
  fi
  install_cdk
  if [[ $command == destroy ]]; then refuse_protected; fi
  # The CDK asks before it changes permissions or destroys: it keeps the terminal.
  CDK_DISABLE_CLI_TELEMETRY=${CDK_DISABLE_CLI_TELEMETRY:-true} "$cdk" "$command" --app "$cdk_out" "${stacks[@]}" "$@" || code=$?
  ((code == 0)) || die 1 "cdk $command failed with exit code $code, see above"
  if [[ $command == destroy ]]; then tell_what_stays "$system"; fi
}

# npm leaves the second file when it is done.
install_cdk() {
  local log=${logs:?}/npm.log
  [[ $cdk_folder/node_modules/.package-lock.json -nt $cdk_folder/package-lock.json ]] && return 0
  say "installing the CDK's command line into $cdk_folder/node_modules (npm ci)"
  run "$log" npm ci --prefix "$cdk_folder" --no-audit --no-fund ||
    { show "$log"; die 1 "npm could not install the CDK's command line, see $log"; }
}

refuse_protected() {
  grep -q '"terminationProtection": true' "$cdk_out/manifest.json" || return 0
  die 1 "the stacks are protected from termination: set stackDefaults.terminationProtection to false in $cdk_config," \
    "run ./groundcrew deploy, and then destroy again"
}

tell_what_stays() {
  local file
  say "destroyed; what stays, because it tells what was done or is in no stack:"
  echo "  - the journals, without which no run can be undone; a level can be deployed again when its bucket is deleted:"
  for file in "$cdk_out"/*.template.json; do
    sed -n 's/^ *"BucketName": "\(.*-journal-.*\)",*$/      \1/p' "$file"
  done
  cat <<'TEXT'
  - the tags on resources, and the parameters below tagging.parameterPrefix in each account and region
  - the member role where its stack could not be deleted: look at the operations of the StackSet in the console
  - what the CDK itself needs: the stack CDKToolkit, and the JARs in its bucket
TEXT
  if [[ -n $1 ]]; then echo "  - the stack of the alarms' topic, which other systems use: ./groundcrew destroy takes it too"; fi
}
