// Managed by venture: edit freely, regenerating merges your changes.

// Package gateway serves the events of an API Gateway REST API through an http.Handler.
package gateway

import (
	"context"
	"fmt"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
)

// Adapter turns an event into a request, and the answer to it into a response.
type Adapter struct {
	Handler http.Handler
}

// Handle fails only on an event that API Gateway would not send, and on an answer that Lambda would not take.
func (a Adapter) Handle(ctx context.Context, event events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	r, err := newRequest(ctx, event)
	if err != nil {
		return events.APIGatewayProxyResponse{}, fmt.Errorf("read event: %w", err)
	}
	answer := &recorder{method: r.Method, header: http.Header{}}
	a.Handler.ServeHTTP(answer, r)
	if err := answer.Check(); err != nil { // api.Handler has answered 500 already
		return events.APIGatewayProxyResponse{}, err
	}
	return answer.response(), nil
}
