using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackStore.Storage.Hosted;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Storage.Hosted;

/// <summary>Commits that are made although their answer is lost.</summary>
public sealed class LostCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <param name="sharesCommits">Whether the store must not notice that it is SQLite, so that its writes share commits.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commit_AnswerIsLost_SaysThatItMayBeStoredAndTellsWatchers(bool sharesCommits)
    {
        var answers = new LostAnswers();
        var services = new ServiceCollection();
        services.AddDbContext<SetlistContext>(
            options => options.AllowManyServices().UseSqlite($"Data Source={_folder.PathOf("host.db")};Pooling=False").AddInterceptors(answers));
        services.AddTrackStore(store => store.UseDbContext<SetlistContext>());
        if (sharesCommits)
            services.RemoveAll<IHostDialect>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<SetlistContext>().Database.EnsureCreatedAsync(Cancel);
        await provider.GetRequiredService<ITrackStoreDatabase>().InitializeAsync(Cancel);
        var tracks = provider.GetRequiredService<ITrackRepository>();
        await using IAsyncEnumerator<LibraryChange> changes = provider.GetRequiredService<ILibraryChanges>().WatchAsync(Cancel).GetAsyncEnumerator(Cancel);
        Task<bool> told = changes.MoveNextAsync().AsTask();

        answers.AreLost = true;
        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist" }, Cancel));
        answers.AreLost = false;

        Assert.Contains("may have been stored", error.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(error.InnerException);
        Assert.Equal(1, await tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
        Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Single(changes.Current.AddedTrackIds);
    }

    private sealed class LostAnswers : DbTransactionInterceptor
    {
        private const int InputOutputError = 10;

        public bool AreLost { get; set; }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
            => AreLost ? throw new SqliteException("disk I/O error", InputOutputError) : Task.CompletedTask;
    }
}
