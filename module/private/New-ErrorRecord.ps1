# An error with a stable id: the first part of FullyQualifiedErrorId.
function New-ErrorRecord {
    param(
        [string] $Code,
        [System.Management.Automation.ErrorCategory] $Category,
        [string] $Message,
        [object] $Target,
        [string] $RecommendedAction
    )
    $exception = [System.InvalidOperationException]::new($Message)
    $record = [System.Management.Automation.ErrorRecord]::new($exception, $Code, $Category, $Target)
    $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new($Message)
    $record.ErrorDetails.RecommendedAction = $RecommendedAction
    $record
}
