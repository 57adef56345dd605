// Managed by venture: edit freely, regenerating merges your changes.

// Command settings prints what the server needs in its environment: what the stage's functions have in theirs on Lambda.
package main

import (
	"context"
	"flag"
	"log"
	"os"

	awsconfig "github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

func main() {
	log.SetFlags(0)
	service := flag.String("service", "", "name of the service")
	stage := flag.String("stage", "", "its stage")
	region := flag.String("region", "", "where it is deployed")
	flag.Parse()
	ctx := context.Background()
	aws, err := awsconfig.LoadDefaultConfig(ctx, awsconfig.WithRegion(*region))
	if err != nil {
		log.Fatal(err)
	}
	settings, err := read(ctx, lambda.NewFromConfig(aws), *service, *stage)
	if err != nil {
		log.Fatal(err)
	}
	if err := settings.write(os.Stdout); err != nil {
		log.Fatal(err)
	}
}
