// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"bytes"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	dynamodbtypes "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// rows are what the users table holds of a person.
func (s stack) rows(t *testing.T, subject string) []map[string]dynamodbtypes.AttributeValue {
	t.Helper()
	output, err := s.dynamo.Query(t.Context(), &dynamodb.QueryInput{
		TableName:              aws.String(s.usersTable(t)),
		KeyConditionExpression: aws.String("pk = :pk"),
		ExpressionAttributeValues: map[string]dynamodbtypes.AttributeValue{
			":pk": &dynamodbtypes.AttributeValueMemberS{Value: "USER#" + subject},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return output.Items
}

func (s stack) usersTable(t *testing.T) string {
	t.Helper()
	tables, err := s.dynamo.ListTables(t.Context(), &dynamodb.ListTablesInput{})
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables.TableNames {
		if strings.Contains(table, "-UsersTable-") {
			return table
		}
	}
	t.Fatal("there is no users table")
	return ""
}

func text(value dynamodbtypes.AttributeValue) string {
	member, _ := value.(*dynamodbtypes.AttributeValueMemberS)
	if member == nil {
		return ""
	}
	return member.Value
}

func contains(body []byte, text string) bool { return bytes.Contains(body, []byte(text)) }
