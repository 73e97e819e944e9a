import { principalEntity } from './people-entity.ts';
import { roleEntity } from './role-definition-answers.ts';
import { scopeOf, type Securable } from './securable.ts';
import type { Assignment } from './role-assignments.ts';
import type { Entity } from '../odata/entity.ts';
import type { Exchange } from '../odata/exchange.ts';
import type { Site } from '../site/site.ts';

/** Who has which role on something, as `$expand=RoleAssignments` shows it. */
export function assignmentEntities(exchange: Exchange, securable: Securable): Entity[] {
  const { site } = exchange;
  return site.roles.of(scopeOf(site, securable)).map((one) => assignmentEntity(exchange, one));
}

/** One principal's roles on something. */
export function assignmentEntity(exchange: Exchange, assignment: Assignment): Entity {
  const { site } = exchange;
  const member = site.principals.byId(assignment.principalId)!;
  return {
    type: 'SP.RoleAssignment',
    path: `Web/RoleAssignments/GetByPrincipalId(${assignment.principalId})`,
    props: { PrincipalId: assignment.principalId },
    nav: { Member: () => principalEntity(site, member), RoleDefinitionBindings: () => bindings(site, assignment) },
  };
}

/** The roles themselves. */
export function bindings(site: Site, assignment: Assignment): Entity[] {
  return assignment.roleIds.flatMap((id) => {
    const role = site.roles.definitions.byId(id);
    return role ? [roleEntity(role)] : [];
  });
}
