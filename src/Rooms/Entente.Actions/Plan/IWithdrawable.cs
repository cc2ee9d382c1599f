namespace Entente.Actions.Plan;

/// <summary>What can be taken out with a reason and put back: what stands in a plan, and a work package.</summary>
internal interface IWithdrawable
{
    /// <summary>Null for what stands.</summary>
    Withdrawal? Withdrawal { get; }
}
