// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** The account of the portal, of the stack library and of nothing else. */
export const PLATFORM_ACCOUNT = '100000000000';
export const PLATFORM_REGION = 'us-east-1';

/** One account and Region where a department runs things. */
export interface WorldEnvironment {
  /** `<department>-<name>`. */
  readonly id: string;
  readonly name: 'dev' | 'prod';
  readonly department: string;
  readonly accountId: string;
  readonly region: string;
  readonly domain: string;
  readonly vpcCidr: string;
  /** Account whose pipelines deploy here: the department's dev account. */
  readonly deliveryAccountId: string;
  /** Further accounts that pipelines of this one deploy to. */
  readonly workloadAccountIds: readonly string[];
}

interface DepartmentAccounts {
  readonly name: string;
  readonly region: string;
  /** Whether production has an account of its own. */
  readonly separateProduction: boolean;
}

/** In the order of their account numbers. */
const DEPARTMENTS: readonly DepartmentAccounts[] = [
  { name: 'interior', region: 'us-east-1', separateProduction: true },
  { name: 'treasury', region: 'us-east-1', separateProduction: true },
  { name: 'health', region: 'us-east-1', separateProduction: true },
  { name: 'education', region: 'us-east-1', separateProduction: false },
  { name: 'transport', region: 'sa-east-1', separateProduction: false },
  { name: 'justice', region: 'sa-east-1', separateProduction: false },
  { name: 'labour', region: 'sa-east-1', separateProduction: false },
  { name: 'elections', region: 'us-east-1', separateProduction: true },
];

export const departmentNames: readonly string[] = DEPARTMENTS.map(
  department => department.name,
);

/** Dev and prod of every department: 16 environments in 12 accounts. */
export function createEnvironments(): WorldEnvironment[] {
  return DEPARTMENTS.flatMap((department, index) => {
    const number = index + 1;
    const devAccount = `12000000000${number}`;
    const prodAccount = department.separateProduction
      ? `13000000000${number}`
      : devAccount;
    const common = {
      department: department.name,
      region: department.region,
      deliveryAccountId: devAccount,
    };
    return [
      {
        ...common,
        id: `${department.name}-dev`,
        name: 'dev' as const,
        accountId: devAccount,
        domain: `dev.${department.name}.gob.localhost`,
        vpcCidr: `10.${number * 10}.0.0/16`,
        workloadAccountIds: department.separateProduction ? [prodAccount] : [],
      },
      {
        ...common,
        id: `${department.name}-prod`,
        name: 'prod' as const,
        accountId: prodAccount,
        domain: `${department.name}.gob.localhost`,
        vpcCidr: `10.${number * 10 + 1}.0.0/16`,
        workloadAccountIds: [],
      },
    ];
  });
}
