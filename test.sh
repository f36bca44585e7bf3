#!/usr/bin/env bash
# Installs what the tests need, builds everything once, runs all tests. See ./test.sh --help.
set -euo pipefail

usage() {
  cat <<'HELP'
usage: ./test.sh [--no-install] [PROJECT…]

Installs what the tests need, as far as it may, builds the solution and runs all tests.
With names of folders in tests/ (./test.sh Runtime PromQL) it builds and runs those alone.

  --no-install   install nothing; tests that lack a program say so and skip
  --help         this text

It installs, where it is missing:
  prometheus, prometheus-alertmanager, prometheus-pushgateway, prometheus-node-exporter, gcc, nodejs, npm
                                                     Debian packages; as root, or where sudo asks for no password
  ajv, js-yaml, …                                    npm packages of tests/tools, into tests/tools/node_modules

Environment:
  CI=true     a test that lacks a program fails instead of skipping
  TEST_JOBS   test projects that run at a time; default: the number of processors

The last line is 'N passed, N failed, N skipped'. The exit code is 0 only when every project ran and nothing failed.
HELP
}

install=true
names=''
for argument in "$@"; do
  case $argument in
    --help | -h) usage; exit 0 ;;
    --no-install) install=false ;;
    -*) echo "unknown option '$argument'; see ./test.sh --help" >&2; exit 2 ;;
    *) names="$names$argument"$'\n' ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# What is packed is what is tested, and allocations are only worth measuring there.
# No plain name: MSBuild takes every variable of the environment for a property, in the builds that tests start too.
export METRICS_KIT_CONFIGURATION=Release

has() { command -v "$1" >/dev/null 2>&1; }
step() { printf '%4d s  %s\n' "$SECONDS" "$1"; }

# ---- programs ----------------------------------------------------------------------------------

missing_packages() {
  has promtool && has prometheus || echo prometheus
  has prometheus-alertmanager || has alertmanager || echo prometheus-alertmanager
  has prometheus-pushgateway || has pushgateway || echo prometheus-pushgateway
  has prometheus-node-exporter || has node_exporter || echo prometheus-node-exporter
  has clang || has gcc || echo gcc libc6-dev
  has node || echo nodejs
  has npm || echo npm
}

apt() {
  if [ "$(id -u)" = 0 ]; then
    DEBIAN_FRONTEND=noninteractive apt-get "$@"
  else
    sudo -n env DEBIAN_FRONTEND=noninteractive apt-get "$@"
  fi
}

may_apt() { has apt-get && { [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }; }

install_packages() {
  local missing package log
  missing=$(missing_packages)
  if [ -z "$missing" ]; then return; fi
  if may_apt; then
    step "installing $(echo $missing)"
    log=$(mktemp)
    apt update -q >"$log" 2>&1 || { echo 'apt-get update failed:'; tail -n 5 "$log"; }
    # One by one: a package that cannot be had must not keep the others away.
    for package in $missing; do
      apt install -q -y --no-install-recommends "$package" >"$log" 2>&1 || { echo "$package could not be installed:"; tail -n 5 "$log"; }
    done
    rm -f "$log"
    hash -r
  fi
  missing=$(missing_packages)
  if [ -n "$missing" ]; then
    echo "NOT INSTALLED: $(echo $missing). Tests that need them $consequence. By hand: apt-get install $(echo $missing)"
  fi
}

install_node_packages() {
  local lock=tests/tools/package-lock.json stamp=tests/tools/node_modules/.package-lock.json log
  if [ ! -f "$lock" ] || ! has npm || { [ -f "$stamp" ] && [ ! "$lock" -nt "$stamp" ]; }; then return; fi
  step 'installing the npm packages of tests/tools'
  log=$(mktemp)
  if ! (cd tests/tools && npm ci --no-audit --no-fund --loglevel=error) >"$log" 2>&1; then
    tail -n 5 "$log"
    echo "NOT INSTALLED: the npm packages of tests/tools. Tests that need them $consequence. By hand: cd tests/tools && npm ci"
  fi
  rm -f "$log"
}

consequence=skip
if [ "${CI:-}" = true ]; then consequence=fail; fi
if ! has dotnet; then
  echo "The .NET SDK is missing; global.json says which one: $(tr -d '\n ' <global.json)" >&2
  exit 2
fi
if $install; then
  install_packages
  install_node_packages
fi

# ---- build -------------------------------------------------------------------------------------

# The slowest first, so that they do not end alone.
order='EndToEnd Build Generators Analyzers'
all=$(for name in $order; do ls tests/"$name"/*.Tests.csproj; done 2>/dev/null; ls tests/*/*.Tests.csproj)
all=$(echo "$all" | awk '!seen[$0]++')
projects=$all
if [ -n "$names" ]; then
  projects=''
  for name in $names; do
    found=$(echo "$all" | grep -i "^tests/$name/" || true)
    if [ -z "$found" ]; then
      echo "there is no tests/$name; there are: $(echo "$all" | cut -d/ -f2 | sort | tr '\n' ' ')" >&2
      exit 2
    fi
    projects="$projects$found"$'\n'
  done
fi

build() {
  dotnet build "$1" -c "$METRICS_KIT_CONFIGURATION" -v quiet -nologo -clp:NoSummary
}

step 'building'
if [ -n "$names" ]; then
  for project in $projects; do build "$project"; done
else
  build Metrics.Kit.sln
fi
step 'built'

# ---- tests -------------------------------------------------------------------------------------

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export METRICS_KIT_RESULTS=$results

# Runs one project; leaves NAME.log, NAME.trx and NAME.sum, which holds 'passed failed skipped'.
run_project() {
  local project=$1 name start=$SECONDS assembly counters total executed passed failed code=0 note=''
  name=$(echo "$project" | cut -d/ -f2)
  assembly=$(basename "$project" .csproj)
  assembly=$(ls "tests/$name/bin/$METRICS_KIT_CONFIGURATION"/*/"$assembly.dll" 2>/dev/null | head -n 1)
  dotnet test "$assembly" --results-directory "$METRICS_KIT_RESULTS" --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' \
    --blame-hang-timeout 5min --blame-hang-dump-type none >"$METRICS_KIT_RESULTS/$name.log" 2>&1 </dev/null || code=$?
  counters=$(grep -o '<Counters [^>]*>' "$METRICS_KIT_RESULTS/$name.trx" 2>/dev/null || true)
  count() { echo "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
  total=$(count total) executed=$(count executed) passed=$(count passed)
  total=${total:-0} executed=${executed:-0} passed=${passed:-0}
  failed=$((executed - passed))
  if [ "$total" = 0 ]; then
    note=', NO TEST RAN'
  elif [ "$code" != 0 ] && [ "$failed" = 0 ]; then
    note=", THE RUN BROKE OFF (exit code $code)"
  fi
  if [ -n "$note" ]; then failed=$((failed + 1)); fi
  echo "$passed $failed $((total - executed))" >"$METRICS_KIT_RESULTS/$name.sum"
  if [ "$failed" != 0 ]; then
    printf '\n---- %s\n' "$name"
    cat "$METRICS_KIT_RESULTS/$name.log"
    printf -- '----\n\n'
  fi
  printf '%4d s  %-12s %4d passed, %d failed, %d skipped%s\n' "$((SECONDS - start))" "$name" "$passed" "$failed" "$((total - executed))" "$note"
}
export -f run_project

jobs=${TEST_JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
echo "$projects" | grep . | xargs -P "$jobs" -I{} bash -c 'set -uo pipefail; run_project "$1"' _ {} || true
step 'tested'

skipped_for() {
  cat "$results"/*.trx 2>/dev/null |
    sed -n '/outcome="NotExecuted"/,/<\/UnitTestResult>/ s/.*<Message>\(.*\)<\/Message>.*/\1/p' | sort | uniq -c | sort -rn
}
reasons=$(skipped_for || true)
if [ -n "$reasons" ]; then printf 'Skipped, and how often:\n%s\n' "$reasons"; fi

passed=0 failed=0 skipped=0
for project in $projects; do
  read -r p f s <"$results/$(echo "$project" | cut -d/ -f2).sum" || { p=0 f=1 s=0; }
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
