using TrackStore.Sample;
using TrackStore.Sample.Web;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Web.Tests.Sample;

/// <summary>Settings in files beside the library, which several processes write and follow.</summary>
public sealed class KeptSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static PlatformRankings DiscogsFirst => new()
    {
        Default = ["discogs", "spotify"],
        Fields = new Dictionary<TrackField, IReadOnlyList<string>> { [TrackField.Year] = ["spotify"] },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_AfterAWrite_ReturnsTheSame()
    {
        RenditionProfile webp = RenditionProfile.Default with { Format = RenditionFormat.WebP, Quality = 70, Shape = RenditionShape.SquareByPadding };
        await Open().Rankings.WriteAsync(DiscogsFirst, Cancel);
        await Open().Renditions.WriteAsync(webp, Cancel);

        PlatformRankings rankings = Open().Rankings.Read()!;
        RenditionProfile renditions = Open().Renditions.Read()!;

        Assert.Equal(["discogs", "spotify"], rankings.Default);
        Assert.Equal(["spotify"], rankings.For(TrackField.Year));
        Assert.Equal(webp, renditions with { Renditions = webp.Renditions });
        Assert.Equal(webp.Renditions, renditions.Renditions);
    }

    [Fact]
    public async Task WriteAsync_SeveralWritersAtOnce_LeavesOneCompleteFile()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => Open().Rankings.WriteAsync(new PlatformRankings { Default = [$"p{i}"] }, Cancel), Cancel)));

        Assert.Matches("^p[0-9]+$", Assert.Single(Open().Rankings.Read()!.Default));
        Assert.Equal([Open().Rankings.Place], Directory.GetFiles(_folder.PathOf("")));
    }

    [Fact]
    public async Task ReadChange_OwnAndForeignWrites_ReturnsTheForeignOnce()
    {
        (KeptSettings own, KeptSettings other) = (Open(), Open());
        Assert.Null(own.Rankings.Read());
        await own.Rankings.WriteAsync(new PlatformRankings { Default = ["spotify"] }, Cancel);
        Assert.Null(own.Rankings.ReadChange());

        await other.Rankings.WriteAsync(DiscogsFirst, Cancel);

        Assert.Equal("discogs", own.Rankings.ReadChange()!.Default[0]);
        Assert.Null(own.Rankings.ReadChange());
    }

    [Fact]
    public void Read_DamagedFile_SaysWhatToDo()
    {
        File.WriteAllText(Open().Renditions.Place, "{");

        CommandException error = Assert.Throws<CommandException>(() => Open().Renditions.Read());

        Assert.Contains("delete it for the defaults", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://one.example/music", "postgres://two.example/music")]
    [InlineData("postgres://one.example/music", "postgres://one.example:5433/music")]
    [InlineData("postgres://one.example/music", "postgres://one.example/music2")]
    [InlineData("postgres://one.example/music", "postgres://one.example/music?host=two.example")]
    [InlineData("postgres://one.example/music", "postgres://one.example/music?port=5433")]
    public void Place_OtherServerPortOrDatabase_IsAnother(string one, string other)
    {
        (KeptSettings first, KeptSettings second) = (new(LibraryAddress.Parse(one)), new(LibraryAddress.Parse(other)));

        Assert.NotEqual(first.Rankings.Place, second.Rankings.Place);
        Assert.Equal(first.Rankings.Place, new KeptSettings(LibraryAddress.Parse(one.Replace("://", "://me:secret@", StringComparison.Ordinal))).Rankings.Place);
    }

    [Fact]
    public async Task Follower_RenditionsAreUndoneInTheHistory_KeepsTheFormerForTheNextStart()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        var file = new KeptSettings(sample.Get<LibrarySettings>().Address);
        IRenditionSettings renditions = sample.Get<IRenditionSettings>();
        HistoryEntry change = (await renditions.UseAsync(renditions.Current with { Quality = 60 }, Cancel))!;
        await UntilAsync(() => file.Renditions.Read()?.Quality == 60);

        await sample.Get<IChangeHistory>().UndoAsync(change.Id, Cancel);

        await UntilAsync(() => file.Renditions.Read()?.Quality == 85);
        Assert.Equal(85, renditions.Current.Quality);
    }

    [Fact]
    public async Task Follower_AnotherProcessChoosesSettings_UsesThem()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        var other = new KeptSettings(sample.Get<LibrarySettings>().Address);
        IFieldRankings rankings = sample.Get<IFieldRankings>();
        IRenditionSettings renditions = sample.Get<IRenditionSettings>();
        var followed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        renditions.Changed += (_, _) => followed.TrySetResult();

        await other.Rankings.WriteAsync(DiscogsFirst, Cancel);
        await other.Renditions.WriteAsync(RenditionProfile.Default with { Quality = 60 }, Cancel);
        await followed.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        Assert.Equal((60, "discogs"), (renditions.Current.Quality, rankings.Current.Default[0]));
    }

    [Fact]
    public async Task Follower_ChoiceIsUndoneInTheHistory_KeepsTheFormerForTheNextStart()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        var file = new KeptSettings(sample.Get<LibrarySettings>().Address);
        IFieldRankings rankings = sample.Get<IFieldRankings>();
        string first = rankings.Current.Default[0];
        await sample.Get<ITrackRepository>().AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        HistoryEntry change = (await rankings.ApplyAsync(DiscogsFirst, cancellationToken: Cancel))!;
        await UntilAsync(() => file.Rankings.Read()?.Default[0] == "discogs");

        await sample.Get<IChangeHistory>().UndoAsync(change.Id, cancellationToken: Cancel);

        await UntilAsync(() => file.Rankings.Read()?.Default[0] == first);
        Assert.NotEqual("discogs", first);
    }

    private static async Task UntilAsync(Func<bool> isReached)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!isReached())
            await Task.Delay(10, limit.Token);
    }

    private KeptSettings Open() => new(LibraryAddress.Parse(_folder.PathOf("library.db"), "--library"));
}
