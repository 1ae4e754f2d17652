import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { CustomersScreen } from "../features/customers/CustomersScreen.tsx";
import { Frame } from "./Frame.tsx";
import { NotFound } from "./NotFound.tsx";

// Every state has an address (DESIGN, Layout). The list stands in the start-up bundle; whatever needs
// charts, the editor or the import is loaded when somebody goes there.
const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/customers", search: {} });
  },
});

const customers = createRoute({
  getParentRoute: () => root,
  path: "/customers",
  validateSearch: ({ search }: Record<string, unknown>): { search?: number } =>
    typeof search === "number" ? { search } : {},
  component: CustomersScreen,
});
const newCustomer = createRoute({
  getParentRoute: () => root,
  path: "/customers/new",
  component: lazyRouteComponent(() => import("../features/customers/NewCustomerScreen.tsx")),
});
const customer = createRoute({
  getParentRoute: () => root,
  path: "/customers/$customerId",
  component: lazyRouteComponent(() => import("../features/customers/CustomerScreen.tsx")),
});
const editCustomer = createRoute({
  getParentRoute: () => root,
  path: "/customers/$customerId/edit",
  component: lazyRouteComponent(() => import("../features/customers/EditCustomerScreen.tsx")),
});
const check = createRoute({
  getParentRoute: () => root,
  path: "/customers/$customerId/check",
  component: lazyRouteComponent(() => import("./screens/CheckRoute.tsx")),
});
const notes = createRoute({
  getParentRoute: () => root,
  path: "/customers/$customerId/notes",
  component: lazyRouteComponent(() => import("./screens/NotesRoute.tsx")),
});
const newPolicy = createRoute({
  getParentRoute: () => root,
  path: "/customers/$customerId/policies/new",
  component: lazyRouteComponent(() => import("./screens/NewPolicyRoute.tsx")),
});
const editPolicy = createRoute({
  getParentRoute: () => root,
  path: "/policies/$policyId/edit",
  component: lazyRouteComponent(() => import("./screens/EditPolicyRoute.tsx")),
});
const importFile = createRoute({
  getParentRoute: () => root,
  path: "/import",
  component: lazyRouteComponent(() => import("../features/import/ImportScreen.tsx")),
});
const segments = createRoute({
  getParentRoute: () => root,
  path: "/analysis/segments",
  component: lazyRouteComponent(() => import("../features/analysis/SegmentsScreen.tsx")),
});
const coverage = createRoute({
  getParentRoute: () => root,
  path: "/analysis/coverage",
  component: lazyRouteComponent(() => import("../features/analysis/CoverageScreen.tsx")),
});
const attention = createRoute({
  getParentRoute: () => root,
  path: "/attention",
  component: lazyRouteComponent(() => import("../features/attention/AttentionScreen.tsx")),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(() => import("../features/settings/SettingsScreen.tsx")),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    customers,
    newCustomer,
    customer,
    editCustomer,
    check,
    notes,
    newPolicy,
    editPolicy,
    importFile,
    segments,
    coverage,
    attention,
    settings,
  ]),
  history: createHashHistory(),
  defaultPreload: "intent",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
