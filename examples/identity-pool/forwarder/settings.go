// Managed by venture: edit freely, regenerating merges your changes.

package forwarder

import "example.com/harbour/internal/config"

// Settings come from the environment.
type Settings struct {
	Owner          string
	Service        string
	Stage          string
	Region         string
	OwnGroup       string // the log group of the forwarder itself
	URLParameter   string // the name of the parameter that holds the destination's address
	TokenParameter string // "": the address is all that is secret
	Bucket         string // where undelivered logs are kept
}

// ReadSettings leaves it to the caller to ask env for errors.
func ReadSettings(env *config.Reader) Settings {
	// Lambda names the log group; emulators do not, and there it is the default one.
	group := env.Optional("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/"+env.String("AWS_LAMBDA_FUNCTION_NAME"))
	return Settings{
		Owner:          env.String("OWNER"),
		Service:        env.String("SERVICE"),
		Stage:          env.String("STAGE"),
		Region:         env.String("AWS_REGION"),
		OwnGroup:       group,
		URLParameter:   env.String("LOG_URL_PARAMETER"),
		TokenParameter: env.String("LOG_TOKEN_PARAMETER"),
		Bucket:         env.String("UNDELIVERED_LOGS_BUCKET"),
	}
}
