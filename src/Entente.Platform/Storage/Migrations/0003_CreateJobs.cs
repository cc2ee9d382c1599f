using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Platform.Storage.Migrations;

/// <summary>The queue of jobs and the turns of what is done every day.</summary>
[DbContext(typeof(PlatformDb))]
[Migration("0003_CreateJobs")]
internal sealed class CreateJobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("platform_job", table => new
        {
            Id = table.Column<Guid>(),
            Kind = table.Column<string>(maxLength: 100),
            Ask = table.Column<string>(),
            About = table.Column<string>(maxLength: 200),
            Account = table.Column<Guid>(nullable: true),
            By = table.Column<string>(maxLength: 200),
            At = table.Column<DateTime>(),
            State = table.Column<string>(maxLength: 40),
            Turn = table.Column<int>(),
            Attempts = table.Column<int>(),
            Failures = table.Column<int>(),
            Host = table.Column<string>(maxLength: 200),
            Until = table.Column<DateTime>(nullable: true),
            NextTryAt = table.Column<DateTime>(),
            StartedAt = table.Column<DateTime>(nullable: true),
            FinishedAt = table.Column<DateTime>(nullable: true),
            CancelAskedAt = table.Column<DateTime>(nullable: true),
            SeenAt = table.Column<DateTime>(nullable: true),
            Step = table.Column<string>(maxLength: 100),
            Done = table.Column<int>(),
            Total = table.Column<int>(nullable: true),
            ResultHref = table.Column<string>(maxLength: 400, nullable: true),
            ResultFigures = table.Column<string>(nullable: true),
            Refusal = table.Column<string>(nullable: true),
            LastError = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_platform_job", row => row.Id));
        migrationBuilder.CreateIndex("IX_platform_job_State_NextTryAt", "platform_job", ["State", "NextTryAt"]);
        migrationBuilder.CreateIndex("IX_platform_job_Account_SeenAt", "platform_job", ["Account", "SeenAt"]);
        migrationBuilder.CreateIndex("IX_platform_job_About_Kind", "platform_job", ["About", "Kind"]);

        migrationBuilder.CreateTable("platform_schedule", table => new
        {
            Kind = table.Column<string>(maxLength: 100),
            NextAt = table.Column<DateTime>(),
            LastAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_platform_schedule", row => row.Kind));
    }
}
