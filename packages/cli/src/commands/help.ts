// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** @public */
export const HELP = `Usage: ./cabildo <command>

  up [--port P] [--services N] [--seed S] [--kubernetes]
                      install, build and start everything; a second time starts what is missing.
                      P is the first of eight ports (7007), N the number of services in the world;
                      --kubernetes also runs a cluster, which takes Go, and --no-kubernetes stops that
  develop             the portal's front and back end from their sources, with reload, in this terminal;
                      the other parts as with up
  down                stop everything that up started
  reset [--yes]       down, then delete all data
  status              the parts, how they are, where they are (exit code 1 when one is dead)
  logs [part] [-f]    the end of the logs; -f goes on
  load <service> <requests per second> [--minutes M] [--since S]
                      send citizens to a service, given by name or domain, and watch it scale, for M minutes
                      (10); as if they had been coming for S minutes already, which alarms ask for (0)
  test [suite…]       every test, or the named suites; ends with "N passed, N failed"
  test --list         the suites
  bench [name]        a benchmark, or the list of them
  --help              this text

Environment: CABILDO_STATE_DIR keeps data elsewhere than .cabildo/, CABILDO_DEBUG=1 shows stack traces.
`;
