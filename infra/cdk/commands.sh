# shellcheck shell=bash
# ./groundcrew doctor, deploy, diff and destroy. The launcher sources this file only for these commands, because only they access
# AWS and need npm and the CDK CLI.

readonly cdk_folder=infra/cdk
readonly cdk_config=$cdk_folder/groundcrew.yaml cdk=$cdk_folder/node_modules/.bin/cdk
readonly systems=(tagging guardian button pipeline gate)
# What the command line says: the system, empty for all of them, and the arguments of the CDK.
system='' cdk_arguments=()
# The cloud assembly of this run.
cdk_out=''

# Checks deploy|destroy system|all [-- argument...], diff|doctor [system] [-- argument...]
check_cdk() {
  local command=$1
  shift
  if (($#)) && [[ $1 != -- ]]; then
    system=$1
    shift
    [[ " ${systems[*]} all " == *" $system "* ]] || die 2 "there is no system '$system'; the systems are: ${systems[*]}; or all"
  elif [[ $command != diff && $command != doctor ]]; then
    # The example configures every system: who wants one would get all.
    die 2 "$command takes a system (${systems[*]}), or all"
  fi
  if (($#)); then
    [[ $1 == -- ]] || die 2 "$command takes one system, not '$1' as well; what follows -- is passed to the CDK"
    shift
  fi
  [[ -f $cdk_config ]] ||
    die 2 "there is no $cdk_config: copy $cdk_folder/groundcrew.example.yaml to it and set your accounts, regions and keys"
  [[ $system != all ]] || system=''
  cdk_arguments=("$@")
}

doctor() { with_cdk doctor; }
deploy() { with_cdk deploy; }
diff() { with_cdk diff; }
destroy() { with_cdk destroy; }

# Runs the CDK command of the same name.
with_cdk() {
  local command=$1 stacks=(--all) code=0
  cdk_out=${logs:?}/cdk.out
  set_up deploy
  build
  write_templates "$cdk_config"
  if [[ -n $system ]]; then
    mapfile -t stacks <"$cdk_out/systems/$system.txt"
    ((${#stacks[@]})) || die 2 "$cdk_config has no section '$system': copy it from $cdk_folder/groundcrew.example.yaml"
  fi
  if [[ $command == deploy || $command == doctor ]]; then examine; fi
  [[ $command != doctor ]] || return 0
  install_cdk
  if [[ $command == destroy ]]; then refuse_protected; fi
  # The CDK asks for confirmation, so it keeps the terminal.
  CDK_DISABLE_CLI_TELEMETRY=${CDK_DISABLE_CLI_TELEMETRY:-true} "$cdk" "$command" --app "$cdk_out" "${stacks[@]}" ${cdk_arguments[@]+"${cdk_arguments[@]}"} || code=$?
  ((code == 0)) || die 1 "cdk $command failed with exit code $code, see above"
  if [[ $command == destroy ]]; then list_what_stays "$system"; fi
}

# Says what is there and what is missing in the accounts, with the credentials that the CDK gets.
examine() {
  local code=0 argument next=''
  for argument in ${cdk_arguments[@]+"${cdk_arguments[@]}"}; do
    if [[ $next == profile ]]; then export AWS_PROFILE=$argument; fi
    next=''
    case $argument in
      --profile) next=profile ;;
      --profile=*) export AWS_PROFILE=${argument#*=} ;;
    esac
  done
  say "examining the accounts"
  "$JAVA_HOME/bin/java" -cp 'infra/cdk/target/classes:infra/cdk/target/lib/*' groundcrew.cdk.doctor.DoctorCommand "$cdk_out" "${system:-all}" ||
    code=$?
  ((code == 0)) || die 1 "a prerequisite is missing, see above; infra/cdk/README.md explains each"
}

install_cdk() {
  local log=$logs/npm.log
  install_packages "$cdk_folder" "$log" || { show "$log"; die 1 "npm could not install the CDK CLI, see $log"; }
}

refuse_protected() {
  grep -q '"terminationProtection": true' "$cdk_out/manifest.json" || return 0
  die 1 "the stacks have termination protection: set stackDefaults.terminationProtection to false in $cdk_config," \
    "run ./groundcrew deploy with the name of each system that you have, then destroy again"
}

list_what_stays() {
  local file
  say "destroyed; these resources are kept, infra/cdk/RUNBOOK.md has the commands that delete them:"
  echo "  - the journals, without which no run can be undone; delete a level's bucket before you deploy the level again:"
  for file in "$cdk_out"/*.template.json; do
    sed -n 's/^ *"BucketName": "\(.*-journal-.*\)",*$/      \1/p' "$file"
  done
  cat <<'TEXT'
  - the tags on resources, and the parameters below tagging.parameterPrefix in each account and region
  - the member role in accounts where its stack could not be deleted: see the StackSet's operations in the console
  - the button's table and the bucket of its labels, its SecureString parameter, and certificates that no stack created
  - the bucket of the outputs of commands on virtual machines, and that of the list and the reports of the gate
  - the CDK bootstrap: the stack CDKToolkit, and the JARs in its bucket
TEXT
  if [[ -n $1 ]]; then echo "  - the stack of the alarm topic, which other systems use: ./groundcrew destroy all deletes it too"; fi
}
