"""The review at a body: the case page, the team, the steps, findings, the decision, the contract."""
