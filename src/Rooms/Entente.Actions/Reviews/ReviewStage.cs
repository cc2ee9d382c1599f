namespace Entente.Actions.Reviews;

/// <summary>Where a round of review stands.</summary>
internal enum ReviewStage
{
    /// <summary>The authorities of the work package vote.</summary>
    Vote,

    /// <summary>The quality readers read.</summary>
    Reading,

    /// <summary>The steering committee decides.</summary>
    Approval,

    /// <summary>Approved: the coordinator may hand it in on the funding portal.</summary>
    Ready,

    /// <summary>It went back to the authors, or was called off.</summary>
    Returned,
}
