using TrackStore.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Storage.Portable;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Model;

/// <summary>The store's tables in a host's own context, under the host's names.</summary>
public sealed class HostModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("none", "ts_tracks", "album_id", "IX_ts_tracks_album_id", "\"base_identity_key\" IS NOT NULL")]
    [InlineData("snake", "ts_tracks", "album_id", "ix_ts_tracks_album_id", "\"base_identity_key\" IS NOT NULL")]
    [InlineData("upper snake", "TS_TRACKS", "ALBUM_ID", "IX_TS_TRACKS_ALBUM_ID", "\"BASE_IDENTITY_KEY\" IS NOT NULL")]
    [InlineData("camel", "ts_tracks", "albumId", "iX_ts_tracks_albumId", "\"baseIdentityKey\" IS NOT NULL")]
    [InlineData("lower", "ts_tracks", "albumid", "ix_ts_tracks_albumid", "\"baseidentitykey\" IS NOT NULL")]
    [InlineData("upper", "TS_TRACKS", "ALBUMID", "IX_TS_TRACKS_ALBUMID", "\"BASEIDENTITYKEY\" IS NOT NULL")]
    public async Task UseTrackStore_NamingConventionOfTheHost_NamesTablesColumnsIndexesAndFilters(
        string convention,
        string table,
        string column,
        string index,
        string filter)
    {
        await using var context = new HostContext(Options(options => Use(options, convention).UseTrackStore(prefix: "ts_")));
        IModel model = DesignTimeModel(context);
        IEntityType tracks = model.FindEntityType(typeof(TrackEntity))!;

        Assert.Equal(table, tracks.GetTableName());
        Assert.Equal(column, tracks.FindProperty(nameof(TrackEntity.AlbumId))!.GetColumnName());
        Assert.Contains(index, tracks.GetIndexes().Select(found => found.GetDatabaseName()));
        Assert.Contains(filter, tracks.GetIndexes().Select(found => found.GetFilter()));
        await AssertWorksAsync(context);
    }

    [Fact]
    public async Task UseTrackStore_InOnModelCreating_NamesTheTablesWithThePrefix()
    {
        await using var context = new BuilderContext(Options());

        Assert.Equal("ts_tracks", context.Model.FindEntityType(typeof(TrackEntity))!.GetTableName());
        await AssertWorksAsync(context);
    }

    [Fact]
    public void UseTrackStore_Schema_IsThatOfEveryTableAndOfNoOther()
    {
        using var context = new HostContext(Options(options => options.UseTrackStore("music")));

        Assert.All(StoreEntities.Types, type => Assert.Equal("music", context.Model.FindEntityType(type)!.GetSchema()));
        Assert.Null(context.Model.FindEntityType(typeof(HostAlbum))!.GetSchema());
    }

    [Fact]
    public void UseTrackStore_TwoContextsWithOtherPrefixes_ShareNoModel()
    {
        using var first = new HostContext(Options(options => options.UseTrackStore(prefix: "a_")));
        using var second = new HostContext(Options(options => options.UseTrackStore(prefix: "b_")));

        Assert.Equal(
            ["a_tracks", "b_tracks"],
            new[] { first, second }.Select(context => context.Model.FindEntityType(typeof(TrackEntity))!.GetTableName()));
    }

    [Fact]
    public async Task UseTrackStore_BeforeTheProviderIsNamed_WorksAsWell()
    {
        DbContextOptions options = ContextOptions.New<HostContext>()
            .UseTrackStore(prefix: "ts_")
            .UseSqlite($"Data Source={_folder.PathOf("host.db")};Pooling=False")
            .Options;
        await using var context = new HostContext(options);

        Assert.NotNull(context.Model.FindEntityType(typeof(HostAlbum)));
        await AssertWorksAsync(context);
    }

    [Fact]
    public async Task UseTrackStore_HostRenamesAllColumnsItself_FiltersFollow()
    {
        await using var context = new RenamingContext(Options(options => options.UseTrackStore(prefix: "ts_")));

        Assert.Contains(
            "\"c_MissingSince\" IS NOT NULL",
            DesignTimeModel(context).FindEntityType(typeof(PlatformInfoEntity))!.GetIndexes().Select(index => index.GetFilter()));
        await AssertWorksAsync(context);
    }

    [Fact]
    public void UseTrackStore_CalledTwice_TheLastCallCounts()
    {
        using var context = new BuilderContext(Options(options => options.UseTrackStore("music", prefix: "other_")));
        IModel model = context.Model;

        Assert.All(StoreEntities.Types, type => Assert.StartsWith("ts_", model.FindEntityType(type)!.GetTableName(), StringComparison.Ordinal));
        Assert.All(StoreEntities.Types, type => Assert.Null(model.FindEntityType(type)!.GetSchema()));
        Assert.Single(DesignTimeModel(context).FindEntityType(typeof(StoreCountersEntity))!.GetSeedData());
    }

    [Fact]
    public void UseTrackStore_AnotherLibraryReplacesTheCustomizer_SaysSo()
    {
        DbContextOptions replaced = Options(options => options.UseTrackStore().ReplaceService<IModelCustomizer, RelationalModelCustomizer>());

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new HostContext(replaced));

        Assert.Contains("modelBuilder.UseTrackStore()", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData(null, "")]
    [InlineData(null, "a_prefix_of_thirty_one_letters__")]
    public void UseTrackStore_UnusableName_Throws(string? schema, string? prefix)
        => Assert.ThrowsAny<ArgumentException>(() => ContextOptions.New().UseTrackStore(schema, prefix));

    [Fact]
    public async Task UseTrackStore_ConventionsForAllStringsAndTimes_DoNotReachTheStore()
    {
        await using var context = new StrictContext(Options(options => options.UseTrackStore(prefix: "ts_")));
        IReadOnlyModel reference = StoreModelReference.Create();

        Assert.Equal(10, context.Model.FindEntityType(typeof(HostAlbum))!.FindProperty(nameof(HostAlbum.Name))!.GetMaxLength());
        Assert.All(
            StoreEntities.Types.SelectMany(type => context.Model.FindEntityType(type)!.GetProperties()),
            property => Assert.Equal(
                reference.FindEntityType(property.DeclaringType.ClrType)!.FindProperty(property.Name)?.GetMaxLength(),
                property.GetMaxLength()));
        Assert.Empty(StoreModelValidator.Validate(context.Model, "StrictContext").ConvertedEntities);
        await AssertWorksAsync(context);
    }

    // The model is usable, the database has its tables beside the host's, and rows pass through both.
    private static async Task AssertWorksAsync(HostContext context)
    {
        Assert.Empty(StoreModelValidator.Validate(context.Model, "HostContext").ConvertedEntities);
        await Assert.ThrowsAsync<SchemaIncompleteException>(() => StoreSchemaValidator.ValidateAsync(context, _ => true, Cancel));
        await context.Database.EnsureCreatedAsync(Cancel);
        await StoreSchemaValidator.ValidateAsync(context, _ => true, Cancel);
        var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        context.Add(new HostAlbum { Name = "Host's" });
        context.Add(new AlbumEntity { Id = 1, Title = "T", Artist = "A", IdentityKey = [1], SearchKey = "t", SortTitle = "t", SortArtist = "a", ArtworkId = 1, CreatedAt = now, UpdatedAt = now });
        context.Add(new ArtworkEntity { Id = 1, Hash = [1], Profile = "p", MimeType = "image/png", CreatedAt = now });
        context.Add(new ImageEntity { Id = 1, ArtworkId = 1, Size = "thumbnail", MimeType = "image/png" });
        context.Add(new ImageContentEntity { ImageId = 1, Data = [7] });
        context.Add(new AlbumArtworkEntity { AlbumId = 1, Kind = "front", Source = "base", ArtworkId = 1, IsShown = true, CreatedAt = now });
        await context.SaveChangesAsync(Cancel);
        var reader = new PortableImageReader(_ => new ValueTask<ContextLease>(new ContextLease(context)));

        (ImageInfo? shown, byte[]? data) = await reader.ReadShownAsync(ImageRequest.ForAlbum(1), _ => true, Cancel);

        Assert.Equal(now, shown?.CreatedAt.UtcDateTime);
        Assert.Equal([7], data);
    }

    private static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string convention) => convention switch
    {
        "snake" => options.UseSnakeCaseNamingConvention(),
        "upper snake" => options.UseUpperSnakeCaseNamingConvention(),
        "camel" => options.UseCamelCaseNamingConvention(),
        "lower" => options.UseLowerCaseNamingConvention(),
        "upper" => options.UseUpperCaseNamingConvention(),
        _ => options,
    };

    private static IModel DesignTimeModel(DbContext context) => context.GetService<IDesignTimeModel>().Model;

    private DbContextOptions Options(Action<DbContextOptionsBuilder>? configure = null)
    {
        var options = ContextOptions.New();
        options.UseSqlite($"Data Source={_folder.PathOf("host.db")};Pooling=False");
        configure?.Invoke(options);
        return options.Options;
    }

    private sealed class BuilderContext(DbContextOptions options) : HostContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.UseTrackStore(prefix: "ts_");
        }
    }

    private sealed class RenamingContext(DbContextOptions options) : HostContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            foreach (IMutableProperty property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
                property.SetColumnName($"c_{property.Name}");
        }
    }

    private sealed class StrictContext(DbContextOptions options) : HostContext(options)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            configurationBuilder.Properties<string>().HaveMaxLength(10).AreUnicode(false).HaveConversion<TrimConverter>();
            configurationBuilder.Properties<DateTime>().HaveConversion<long>();
            configurationBuilder.Properties<long>().HaveConversion<string>();
            configurationBuilder.Properties<byte[]>().HaveMaxLength(3).HaveColumnType("TEXT");
        }
    }

    private sealed class TrimConverter() : ValueConverter<string, string>(value => value.Trim(), value => value);
}
