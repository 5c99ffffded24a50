using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;
using TrackStore.Storage.Sqlite.Migrations;

namespace TrackStore.Tests.Fixtures;

/// <summary>
/// A schema that a later version could have: a new column with an index, and a table without row ids that EF Core has to rebuild.
/// </summary>
internal static class LaterSchema
{
    public const string Migration = "99990101000000_Later";

    /// <summary>Gives a store the migration to the later schema.</summary>
    public static void UseLaterSchema(this ITrackStoreBuilder store)
    {
        store.Services.RemoveAll<IStoreProvider>();
        store.Services.AddSingleton<IStoreProvider>(services => new SqliteStoreProvider(
            services.GetRequiredService<IOptions<SqliteStoreOptions>>(),
            services.GetRequiredService<TimeProvider>(),
            NullLoggerFactory.Instance,

            // The whole suite needs more than the twenty configurations of a process that Entity Framework allows without this.
            context => context.ReplaceService<IMigrationsAssembly, Migrations>()
                .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning))));
    }

    private sealed class Migrations : IMigrationsAssembly
    {
        private static readonly TypeInfo[] Types =
            [.. typeof(Initial).Assembly.DefinedTypes.Where(type => type.IsSubclassOf(typeof(Migration))), typeof(Later).GetTypeInfo()];

        IReadOnlyDictionary<string, TypeInfo> IMigrationsAssembly.Migrations { get; }
            = new SortedList<string, TypeInfo>(Types.ToDictionary(type => type.GetCustomAttribute<MigrationAttribute>()!.Id));

        public ModelSnapshot ModelSnapshot { get; } = new LaterModel();

        public Assembly Assembly => typeof(Later).Assembly;

        public string? FindMigrationId(string nameOrId) => ((IMigrationsAssembly)this).Migrations.Keys.FirstOrDefault(id => id == nameOrId);

        public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
        {
            var migration = (Migration)Activator.CreateInstance(migrationClass)!;
            migration.ActiveProvider = activeProvider;
            return migration;
        }
    }

    private sealed class LaterModel : TrackStoreDbContextModelSnapshot
    {
        public void Build(ModelBuilder modelBuilder) => BuildModel(modelBuilder);

        protected override void BuildModel(ModelBuilder modelBuilder)
        {
            base.BuildModel(modelBuilder);
            modelBuilder.Entity("TrackStore.Storage.Entities.TrackEntity", track =>
            {
                track.Property<string>("Comment").HasColumnName("comment").HasColumnType("TEXT");
                track.HasIndex("Comment");
            });
            modelBuilder.Entity(
                "TrackStore.Storage.Entities.TrackTagEntity",
                tag => tag.ToTable(
                    "track_tags",
                    null as string,
                    table => table.HasCheckConstraint("CK_track_tags_tag_id", "tag_id < 1000")));
        }
    }

    [DbContext(typeof(TrackStoreDbContext))]
    [Migration(Migration)]
    private sealed class Later : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>("comment", "tracks", "TEXT", nullable: true);
            migrationBuilder.CreateIndex("IX_tracks_comment", "tracks", "comment");
            migrationBuilder.AddCheckConstraint("CK_track_tags_tag_id", "track_tags", "tag_id < 1000");
        }

        protected override void BuildTargetModel(ModelBuilder modelBuilder) => new LaterModel().Build(modelBuilder);
    }
}
