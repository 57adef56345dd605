// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"cmp"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

func (f *fakeTable) holds(key item, condition *string, names map[string]string, values item) bool {
	stored, exists := f.items[id(key)]
	switch aws.ToString(condition) {
	case "":
		return true
	case "attribute_not_exists(pk)":
		return !exists
	case "attribute_exists(pk)":
		return exists
	case "#owners > :leaving":
		return exists && f.number(stored[names["#owners"]]) > f.number(values[":leaving"])
	case "#owners > :leaving AND attribute_not_exists(deleting)":
		return exists && stored["deleting"] == nil && f.number(stored[names["#owners"]]) > f.number(values[":leaving"])
	case "attribute_exists(pk) AND NOT #role IN (:member, :admin, :owner)":
		known := slices.Collect(maps.Values(values))
		return exists && !slices.ContainsFunc(known, func(role types.AttributeValue) bool {
			return reflect.DeepEqual(role, stored[names["#role"]])
		})
	case "attribute_not_exists(sent) OR sent < :most":
		return stored["sent"] == nil || f.number(stored["sent"]) < f.number(values[":most"])
	case "#role = :from":
		return exists && reflect.DeepEqual(stored[names["#role"]], values[":from"])
	default:
		f.t.Errorf("unknown condition %q", *condition)
		return false
	}
}

func (f *fakeTable) update(key item, expression *string, names map[string]string, values item) {
	assignments := regexp.MustCompile(`([#\w]+) = (?:(if_not_exists)\([#\w]+, (:\w+)\)|[#\w]+ (\+) (:\w+)|(:\w+))(?:, |$)`)
	rest, ok := strings.CutPrefix(*expression, "SET ")
	rest, added, _ := strings.Cut(rest, " ADD ")
	if !ok || assignments.ReplaceAllString(rest, "") != "" {
		f.t.Errorf("unknown update %q", *expression)
	}
	updated := maps.Clone(key)
	maps.Copy(updated, f.items[id(key)])
	for _, match := range assignments.FindAllStringSubmatch(rest, -1) {
		name := cmp.Or(names[match[1]], match[1])
		old, exists := updated[name]
		switch {
		case match[2] != "" && !exists:
			updated[name] = values[match[3]]
		case match[4] != "":
			updated[name] = number(f.number(old) + f.number(values[match[5]]))
		case match[6] != "":
			updated[name] = values[match[6]]
		}
	}
	if name, value, ok := strings.Cut(added, " "); ok {
		sum := f.number(values[value])
		if old, exists := updated[name]; exists {
			sum += f.number(old)
		}
		updated[name] = number(sum)
	}
	f.items[id(key)] = updated
}

func (f *fakeTable) number(value types.AttributeValue) int {
	n, ok := value.(*types.AttributeValueMemberN)
	if !ok {
		f.t.Errorf("%v is no number", value)
		return 0
	}
	parsed, err := strconv.Atoi(n.Value)
	if err != nil {
		f.t.Error(err)
	}
	return parsed
}
