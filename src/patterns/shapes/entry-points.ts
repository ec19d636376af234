import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { kindOfLibrary } from './libraries';

const MARKS =
  /(?:^|\.)(?:Controller|RestController|JsonController|Resolver|WebSocketGateway|Console|Command|command|Get|Post|Put|Patch|Delete|All|route|get|post|put|patch|delete|websocket|api_view|app_command|task|shared_task|MessagePattern|EventPattern|Mutation|Query|Subscription|Cron|Interval)$/;
const BASES =
  /(?:^|\.)(?:View|APIView|ViewSet|ModelViewSet|GenericViewSet|GenericAPIView|Resource|RequestHandler|MethodView|BaseCommand|HTTPEndpoint|Cog|Mutation|ObjectType)$/;

/** Whether requests from outside reach a class or function first: by marks or bases of frameworks. */
export function isEntryPoint(one: ClassInfo | FunctionInfo): boolean {
  if (!('methods' in one))
    return one.decorators.some(name => MARKS.test(name) || kindOfLibrary(name) === 'web');
  return (
    one.decorators.some(name => MARKS.test(name)) ||
    one.externalBases.some(base => BASES.test(base) || kindOfLibrary(base) === 'web') ||
    one.methods.some(({ decorators }) => decorators.some(name => MARKS.test(name)))
  );
}
