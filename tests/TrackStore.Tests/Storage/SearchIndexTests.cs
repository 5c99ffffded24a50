using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using TrackStore.Storage;
using TrackStore.Storage.Sqlite;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage;

/// <summary>The search index of a SQLite file: filled later, damaged, missing, built anew. Searches find the same in every state.</summary>
public sealed class SearchIndexTests : IAsyncLifetime
{
    private readonly TestLibrary _library = new();
    private Track _track = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _library.Database.InitializeAsync(Cancel);
        _track = await AddAsync("Xylophone");
    }

    public async ValueTask DisposeAsync() => await _library.DisposeAsync();

    [Fact]
    public async Task NewLibrary_IsReady_AndSearchesUseTheIndex()
    {
        Assert.Equal(SearchIndexState.Ready, await StateAsync(_library));
        await AssertFindsAsync(_library, "lopho");

        // Without the entry the track isn't found, so it was found by it.
        _library.Sql($"DELETE FROM tracks_search WHERE rowid = {_track.Id}");
        Assert.Equal(0, await _library.Tracks.CountAsync(new TrackQuery { Text = "lopho" }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task Open_LibraryThatIsNotIndexed_FillsTheIndexAndWritersKeepUp()
    {
        _library.Sql("DELETE FROM tracks_search; DELETE FROM store_settings WHERE key = 'search_index'");
        await using var reopened = new TestLibrary(file: _library.File);

        await AssertFindsAsync(reopened, "lopho");
        await reopened.Database.InitializeAsync(Cancel);

        Assert.Equal(SearchIndexState.Ready, await StateAsync(reopened));
        Assert.Equal(1L, _library.Sql("SELECT count(*) FROM tracks_search('xyl')"));
    }

    [Fact]
    public async Task Write_WhileTheIndexIsFilled_IsIndexedOnce()
    {
        _library.Sql("DELETE FROM tracks_search; UPDATE store_settings SET value = '0' WHERE key = 'search_index'");
        Track added = await AddAsync("Theremin");
        Assert.Equal(SearchIndexState.Filling, await StateAsync(_library));
        await AssertFindsAsync(_library, "lopho");

        await _library.Database.RebuildSearchIndexAsync(Cancel);
        await _library.Tracks.UpdateAsync(added.Id, new TrackUpdate { Title = "Ondes" }, Cancel);

        Assert.Equal(SearchIndexState.Ready, await StateAsync(_library));
        Assert.Equal(0L, _library.Sql("SELECT count(*) FROM tracks_search('the')"));
        Assert.Equal(1L, _library.Sql("SELECT count(*) FROM tracks_search('ond')"));
    }

    [Fact]
    public async Task DamagedIndex_WritesAndSearchesGoOn_UntilItIsRebuilt()
    {
        Damage();

        Track added = await AddAsync("Theremin");
        await AssertFindsAsync(_library, "lopho");
        await AssertFindsAsync(_library, "heremi");
        Assert.Equal(SearchIndexState.Damaged, await StateAsync(_library));
        Assert.Equal("damaged", _library.Sql("SELECT value FROM store_settings WHERE key = 'search_index'"));

        await _library.Database.RebuildSearchIndexAsync(Cancel);

        Assert.Equal(SearchIndexState.Ready, await StateAsync(_library));
        await AssertFindsAsync(_library, "lopho");
        Assert.Equal(1L, _library.Sql($"SELECT count(*) FROM tracks_search('the') WHERE rowid = {added.Id}"));
    }

    [Fact]
    public async Task DamagedIndex_FoundBySearching_IsReportedAndNotUsedAgain()
    {
        Damage();

        await AssertFindsAsync(_library, "lopho");

        Assert.Equal(SearchIndexState.Damaged, await StateAsync(_library));
        await AssertFindsAsync(_library, "lopho");
    }

    [Fact]
    public async Task DamagedIndex_RebuiltByAnotherStore_IsUsedAgain()
    {
        Damage();
        await AssertFindsAsync(_library, "lopho");
        await using var other = new TestLibrary(file: _library.File);

        await other.Database.RebuildSearchIndexAsync(Cancel);

        Assert.Equal(SearchIndexState.Ready, await StateAsync(_library));
        _library.Sql($"DELETE FROM tracks_search WHERE rowid = {_track.Id}");
        Assert.Equal(0, await _library.Tracks.CountAsync(new TrackQuery { Text = "lopho" }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task AddTrackStoreSearch_AfterItWasRemoved_IsFilledFromTheBeginning()
    {
        await using var context = new TrackStoreDbContext(SqliteStoreProvider.ContextOptions("Data Source=:memory:"));
        var migration = new MigrationBuilder(context.Database.ProviderName);
        migration.RemoveTrackStoreSearch(context.Model);
        migration.AddTrackStoreSearch(context.Model);

        foreach (SqlOperation operation in migration.Operations.Cast<SqlOperation>())
            _library.Sql(operation.Sql);
        await using var reopened = new TestLibrary(file: _library.File);
        await reopened.Database.InitializeAsync(Cancel);

        Assert.Equal(SearchIndexState.Ready, await StateAsync(reopened));
        Assert.Equal(1L, _library.Sql("SELECT count(*) FROM tracks_search('xyl')"));
    }

    [Fact]
    public async Task MissingIndex_SearchesLookAtEveryTrack_AndRebuildingDoesNothing()
    {
        _library.Sql("DROP TABLE tracks_search; DELETE FROM store_settings WHERE key = 'search_index'");
        await using var reopened = new TestLibrary(file: _library.File);
        await reopened.Database.InitializeAsync(Cancel);

        await AssertFindsAsync(reopened, "lopho");
        await reopened.Database.RebuildSearchIndexAsync(Cancel);

        Assert.Equal(SearchIndexState.Missing, await StateAsync(reopened));
    }

    // What the table keeps about its own structure.
    private void Damage() => _library.Sql("UPDATE tracks_search_data SET block = x'ffffffffffffffffffffffff' WHERE id = 10");

    private Task<Track> AddAsync(string title) => _library.Tracks.AddAsync(new NewTrack { Title = title, Artist = "A" }, Cancel);

    private static async Task<SearchIndexState> StateAsync(TestLibrary library) => (await library.Database.GetStatusAsync(Cancel)).SearchIndex;

    private static async Task AssertFindsAsync(TestLibrary library, string text)
        => Assert.Single((await library.Tracks.QueryAsync(new TrackQuery { Text = text }, Cancel)).Items);
}
