// Managed by venture: edit freely, regenerating merges your changes.

package stack

// issuers are the parameters that put what is served at an address in the place of the issuers.
func issuers(served string) (params []string) {
	if served == "" {
		return nil
	}
	params = append(params,
		"--param", "issuer-cloud="+served+"/cloud",
		"--param", "audience-cloud=cloud-api",
	)
	return params
}
