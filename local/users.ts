import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { clientConfig } from './environment.ts';
import type { SignIn, System } from './system.ts';

/** One of the staff register: the id is the user name in the pool. */
export type StaffMember = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly group: string;
};

/** The password of everybody on the local stages. Invented: nothing of it leaves this machine. */
export const localPassword = 'Voronka-local-1';

/** Gives everybody a sign-in, by user name or e-mail; repeating it changes nothing. */
export async function createUsers(
  { endpoint, auth }: Pick<System, 'endpoint' | 'auth'>,
  staff: readonly StaffMember[],
): Promise<SignIn[]> {
  const cognito = new CognitoIdentityProviderClient(clientConfig(endpoint));
  await Promise.all(staff.map((member) => createUser(cognito, auth.userPoolId, member)));
  cognito.destroy();
  return staff.map(({ email, group }) => ({ email, password: localPassword, group }));
}

async function createUser(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  { id, email, name, group }: StaffMember,
): Promise<void> {
  const user = { UserPoolId: userPoolId, Username: id };
  const attributes = { email, email_verified: 'true', name }; // only a verified address can be signed in with
  const create = new AdminCreateUserCommand({
    ...user,
    MessageAction: 'SUPPRESS',
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  });
  await cognito.send(create).catch((error: unknown) => {
    if (!(error instanceof UsernameExistsException)) throw error;
  });
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: localPassword, Permanent: true }));
  await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: group }));
}
