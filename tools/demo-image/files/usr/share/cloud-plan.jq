# Turns a cloud-config into lines of a verb, a name, and a value. What is not valid, is left out.
def line: strings | select(length > 0 and (test("[[:cntrl:]]") | not));
def user: line | select(test("\\A[a-z_][a-z0-9_.-]{0,31}\\z"));
def hash: line | select(test("\\A\\$[A-Za-z0-9./$=,_-]+\\z"));
def host: line | select(test("\\A[A-Za-z0-9][A-Za-z0-9.-]{0,62}\\z"));
def list: if type == "array" then .[] else . end;

if ($config | length) == 1 and ($config[0] | type) == "object" then $config[0] else error("not one JSON object") end
| [.users | list | objects | select(.name | user)] as $users
| ($users[0].name // "demo") as $first
| first((.hostname, .fqdn, $name) | host | "hostname \(.)"),
  "user \($first)",
  ($users[] | "user \(.name)"),
  (.ssh_authorized_keys | list | line | "key \($first) \(.)"),
  ($users[] | .name as $user | .ssh_authorized_keys | list | line | "key \($user) \(.)"),
  (.password | hash | "hash \($first) \(.)"),
  ($users[] | .name as $user | (.hashed_passwd, .passwd) | hash | "hash \($user) \(.)"),
  (.chpasswd | objects | .users | list | objects | (.name | user) as $user | .password | hash | "hash \($user) \(.)")
