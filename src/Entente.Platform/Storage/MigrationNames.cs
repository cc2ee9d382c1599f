using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage;

/// <summary>A migration is called by its whole name, <c>0031_WithdrawFromPlan</c>. EF expects a time of fourteen digits before it, and cuts off as much.</summary>
internal sealed class MigrationNames : IMigrationsIdGenerator
{
    /// <inheritdoc/>
    public string GenerateId(string name) => name;

    /// <inheritdoc/>
    public string GetName(string id) => id;

    /// <inheritdoc/>
    public bool IsValidId(string value) => true;
}
