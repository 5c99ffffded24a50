using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Fixtures;

/// <summary>Makes plans without a database: the tables come from the model of a context that is never opened.</summary>
internal sealed class PlanFixture(params object[] stored)
{
    public static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    public FakeRowReader Reader { get; } = new([new StoreCountersEntity { Id = StoreCountersEntity.OnlyId, Tracks = 100, Albums = 100, Tags = 100, Links = 100, Artworks = 100 }, .. stored]);

    public static TrackEntity Track(long id, long? albumId = null, string title = "Title") => new()
    {
        Id = id,
        AlbumId = albumId,
        Title = title,
        Artist = "Artist",
        SearchKey = "",
        SortTitle = "",
        SortArtist = "",
        FieldSources = "ta4:base", IdentityKey = [(byte)id],
    };

    public static AlbumEntity Album(long id, long? artworkId = null)
        => new() { Id = id, Title = "Album", Artist = "Artist", SearchKey = "", SortTitle = "", SortArtist = "", IdentityKey = [(byte)id], ArtworkId = artworkId };

    public static ArtworkEntity Artwork(long id, int side = 100)
        => new() { Id = id, Hash = [(byte)id], Profile = "p", MimeType = "image/jpeg", Width = side, Height = side };

    public static PlatformInfoEntity Link(long id, long trackId, long position = 0)
        => new() { Id = id, TrackId = trackId, Platform = "spotify", PlatformId = $"id{id}", Position = position };

    /// <summary>Makes a plan.</summary>
    /// <returns>The rows as the plan leaves them, and its changes.</returns>
    public async Task<(LibraryRows Rows, ChangePlan Changes)> PlanAsync(Action<LibraryRows> plan)
    {
        (LibraryRows planned, ChangePlan changes) = await PlanAsync(rows =>
        {
            plan(rows);
            return rows;
        });
        return (planned, changes);
    }

    /// <summary>Makes a plan that returns something.</summary>
    public async Task<(T Result, ChangePlan Changes)> PlanAsync<T>(Func<LibraryRows, T> plan)
    {
        await using var context = new TrackStoreDbContext(SqliteStoreProvider.ContextOptions("Data Source=:memory:"));
        var rows = new LibraryRows(StoreMap.Of(context), Now);
        T result = await rows.PlanAsync(context, Reader, plan, TestContext.Current.CancellationToken);
        return (result, rows.ToPlan());
    }
}
