using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading;

public sealed class ImageBindingTests : IAsyncDisposable
{
    private readonly LoaderFixture _fixture = new();
    private readonly ManualSynchronizationContext _context = new();

    private FakeImageRepository Images => _fixture.Images;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Bind_InMemory_ShowsItWithinTheCall()
    {
        Images.GiveTrack(1, imageId: 10);
        await _fixture.LoadTrackAsync(1);
        using ImageBinding binding = Make();
        int changes = 0;
        binding.Changed += (_, _) => changes++;

        binding.Bind(ImageRequest.ForTrack(1));
        binding.Bind(ImageRequest.ForTrack(1));

        Assert.Equal(10, Assert.IsType<ImageLoadResult.Loaded>(binding.Current).Image.Id);
        Assert.Equal(1, changes);
    }

    [Fact]
    public async Task Bind_NotInMemory_ShowsItLaterOnTheContext()
    {
        Images.GiveTrack(1, imageId: 10);
        using ImageBinding binding = Make();

        binding.Bind(ImageRequest.ForTrack(1));
        ImageLoadResult? before = binding.Current;
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);
        ImageLoadResult? posted = binding.Current;
        _context.RunPosted();

        Assert.Null(before);
        Assert.Null(posted);
        Assert.IsType<ImageLoadResult.Loaded>(binding.Current);
    }

    [Fact]
    public async Task Bind_SameAgainAfterItArrived_ChangesNothing()
    {
        Images.GiveTrack(1, imageId: 10);
        using ImageBinding binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);
        _context.RunPosted();
        int changes = 0;
        binding.Changed += (_, _) => changes++;

        binding.Bind(ImageRequest.ForTrack(1));

        Assert.Equal(0, changes);
        Assert.IsType<ImageLoadResult.Loaded>(binding.Current);
    }

    [Fact]
    public async Task Bind_AnotherWhileTheFirstIsPosted_TheFirstNeverArrives()
    {
        Images.GiveTrack(1, imageId: 10);
        using ImageBinding binding = Make();
        List<ImageLoadResult?> seen = [];
        binding.Changed += (_, _) => seen.Add(binding.Current);
        binding.Bind(ImageRequest.ForTrack(1));
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);

        binding.Bind(ImageRequest.ForTrack(2));
        await LoaderFixture.UntilAsync(() => _context.Waiting > 1);
        _context.RunPosted();

        Assert.Equal(ImageRequest.ForTrack(2), Assert.IsType<ImageLoadResult.Absent>(Assert.Single(seen)).Request);
    }

    [Fact]
    public async Task Bind_AnotherOrNothing_LeavesTheReadOfTheFirst()
    {
        Images.GiveTrack(1, imageId: 10);
        Gate gate = _fixture.HoldReads();
        using ImageBinding binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        await gate.Reached;

        binding.Bind(null);

        await gate.Cancelled;
        Assert.Null(binding.Request);
        Assert.Null(binding.Current);
    }

    [Fact]
    public async Task Dispose_ReadUnderWay_NothingArrives()
    {
        Images.GiveTrack(1, imageId: 10);
        ImageBinding binding = Make();
        binding.Bind(ImageRequest.ForTrack(1));
        await LoaderFixture.UntilAsync(() => _context.Waiting > 0);

        binding.Dispose();
        _context.RunPosted();

        Assert.Null(binding.Current);
        Assert.Throws<ObjectDisposedException>(() => binding.Bind(null));
    }

    [Fact]
    public async Task Bind_FiftyRowsAreRecycledWhileScrolling_NoWrongPictureIsEverShown()
    {
        const int Tracks = 2_000;
        for (int id = 1; id <= Tracks; id++)
        {
            Images.GiveTrack(id, imageId: id);
        }

        Images.AfterRead = async (_, _) => await Task.Yield();
        ImageBinding[] rows = [.. Enumerable.Range(0, 50).Select(_ => Make())];
        int wrong = 0;
        foreach (ImageBinding row in rows)
        {
            row.Changed += (_, _) => wrong += row.Current is { } shown && (shown.Request != row.Request || IsWrong(shown)) ? 1 : 0;
        }

        for (int top = 1; top <= Tracks; top++)
        {
            rows[top % rows.Length].Bind(ImageRequest.ForTrack(top));
            if (top % 3 == 0)
            {
                await Task.Yield();
                _context.RunPosted();
            }
        }

        await LoaderFixture.UntilAsync(() =>
        {
            _context.RunPosted();
            return Array.TrueForAll(rows, row => row.Current is not null);
        });

        Assert.Equal(0, wrong);
        Assert.All(rows, row => Assert.False(IsWrong(Assert.IsType<ImageLoadResult.Loaded>(row.Current))));
        Assert.Equal(Enumerable.Range(Tracks - 49, 50).Select(id => (long?)id), rows.Select(row => row.Request!.Value.TrackId).Order());
        Array.ForEach(rows, row => row.Dispose());

        static bool IsWrong(ImageLoadResult result) => result is not ImageLoadResult.Loaded loaded || loaded.Image.Id != loaded.TrackId;
    }

    private ImageBinding Make()
    {
        ImageBinding? binding = null;
        _context.Run(() => binding = new ImageBinding(_fixture.Loader));
        return binding!;
    }
}
