using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.DependencyInjection;

/// <summary>A library is configured by one call: another one must not win, or add to it, in silence.</summary>
public sealed class SecondAddTrackStoreTests
{
    private readonly ServiceCollection _services = [];

    [Fact]
    public void AddTrackStore_OtherFile_IsRefusedWithAdvice()
    {
        _services.AddTrackStore(store => store.UseSqlite("mine.db"));

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore(store => store.UseSqlite("yours.db")));

        Assert.Contains("(SqliteStoreOptions)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Configure it in one place", error.Message, StringComparison.Ordinal);
        Assert.Contains("AddTrackStore(\"name\", store => ...)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddTrackStore_OtherSettingsOnItsBuilder_AreRefused()
    {
        _services.AddTrackStore().UseSqlite("mine.db");

        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().UseSqlite("yours.db"));
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().ConfigureLoader(options => options.CacheBytes = 1_000_000));
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().UseImageProcessor<CountingProcessor>());
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().AddSpotify("id", "secret"));
    }

    [Fact]
    public void AddTrackStore_SameModuleTwice_ChangesNothing()
    {
        AddModule(_services, "mine.db", cacheBytes: 1_000_000);
        int count = _services.Count;

        AddModule(_services, "mine.db", cacheBytes: 1_000_000);

        Assert.Equal(count, _services.Count);
        Assert.Throws<InvalidOperationException>(() => AddModule(_services, "mine.db", cacheBytes: 2_000_000));
    }

    [Fact]
    public void AddTrackStore_WithoutSettings_NeverConflicts()
    {
        _services.AddTrackStore();
        _services.AddTrackStore(store => store.UseSqlite("mine.db"));
        int count = _services.Count;

        _services.AddTrackStore();

        Assert.Equal(count, _services.Count);
    }

    [Fact]
    public void AddTrackStore_BuilderThatLostToAnother_IsRefused()
    {
        ITrackStoreBuilder first = _services.AddTrackStore();
        _services.AddTrackStore(store => store.UseSqlite("mine.db"));

        Assert.Throws<InvalidOperationException>(() => first.UseSqlite("yours.db"));
    }

    [Fact]
    public void AddTrackStore_OneBuilder_MayReplaceItsOwnSettings()
        => _services.AddTrackStore(store => store.UseSqlite("first.db").UseSqlite("second.db").UseImageProcessor<CountingProcessor>().UseImageSharp());

    [Fact]
    public void AddImageDecoder_OtherDecoderOnASecondBuilder_IsRefused()
    {
        _services.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>());
        int count = _services.Count;

        _services.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>());
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, OtherDecoder>()));
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().AddImageDecoder<FakeBitmap, OtherDecoder>());

        Assert.Equal(count, _services.Count);
        Assert.Equal(typeof(FakeImageDecoder), Assert.Single(_services, service => service.ServiceType == typeof(IImageDecoder<FakeBitmap>)).ImplementationType);
    }

    [Fact]
    public void AddImageDecoder_DecoderThatLostOnTheFirstBuilder_IsRefusedOnASecond()
    {
        _services.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>().AddImageDecoder<FakeBitmap, OtherDecoder>());

        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, OtherDecoder>()));
    }

    [Fact]
    public void AddImageDecoder_HostsOwnDecoder_IsKept()
    {
        _services.AddSingleton<IImageDecoder<FakeBitmap>, OtherDecoder>();

        _services.AddTrackStore(store => store.AddImageDecoder<FakeBitmap, FakeImageDecoder>());

        Assert.Equal(typeof(OtherDecoder), Assert.Single(_services, service => service.ServiceType == typeof(IImageDecoder<FakeBitmap>)).ImplementationType);
    }

    [Fact]
    public void AddTrackStore_SettingThatTheFirstCallReplaced_IsRefusedUnlessReplacedAgain()
    {
        _services.AddTrackStore(ReplaceItsOwn);
        ServiceDescriptor[] before = [.. _services];

        _services.AddTrackStore(ReplaceItsOwn);
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore(store => store.UseImageProcessor<CountingProcessor>()));
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().UseImageProcessor<CountingProcessor>());

        Assert.Equal(before, _services);

        static void ReplaceItsOwn(ITrackStoreBuilder store) => store.UseImageProcessor<CountingProcessor>().UseImageSharp();
    }

    [Fact]
    public void AddTrackStore_RemovalsOnASecondBuilder_AreIgnored()
    {
        _services.AddTrackStore(store => store.UseSqlite("mine.db").UsePlaceholders<FakePlaceholders>());
        ServiceDescriptor[] before = [.. _services];
        IServiceCollection second = _services.AddTrackStore().Services;

        second.RemoveAll<IPlaceholderProvider>();
        second.Remove(before[^1]);
        second.RemoveAt(0);
        second.Clear();
        Assert.Throws<InvalidOperationException>(() => second.Replace(ServiceDescriptor.Singleton<ITrackMatcher, OtherMatcher>()));
        Assert.Throws<InvalidOperationException>(() => second[0] = ServiceDescriptor.Singleton<ITrackMatcher, OtherMatcher>());

        Assert.Equal(before, _services);
    }

    [Fact]
    public void AddTrackStore_NameWithTheSameSettingsInTwoPlaces_AcceptsThemAsWithoutAName()
    {
        _services.AddTrackStore("vinyl", store => store.UseSqlite("a.db"));
        _services.AddTrackStore(store => store.UseSqlite("a.db"));
        int count = _services.Count;

        _services.AddTrackStore("vinyl", other => other.UseSqlite("a.db"));
        _services.AddTrackStore(other => other.UseSqlite("a.db"));
        _services.AddTrackStore("vinyl", _ => { });

        Assert.Equal(count, _services.Count);
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore("vinyl", store => store.AddSpotify("id", "secret")));
    }

    [Fact]
    public void AddTrackStore_SameModuleTwiceUnderAName_ChangesNothing()
    {
        AddModule();
        int count = _services.Count;

        AddModule();

        Assert.Equal(count, _services.Count);

        void AddModule() => _services.AddTrackStore("vinyl", store => store
            .UseSqlite("mine.db").AddImageDecoder<FakeBitmap, FakeImageDecoder>().UseImageSharp().AddSpotify("id", "secret")
            .AddDiscogs(options => options.UserAgent = "Tests/1.0 +https://example.com/contact"));
    }

    [Fact]
    public void AddTrackStore_NameWithOtherSettings_IsRefusedAndTheSameOnesAreNot()
    {
        AddNamed("a.db");
        int count = _services.Count;

        AddNamed("a.db");

        Assert.Equal(count, _services.Count);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => AddNamed("b.db"));
        Assert.Contains("The library \"vinyl\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("use another name", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _services.AddTrackStore(" ", _ => { }));

        void AddNamed(string file) => _services.AddTrackStore("vinyl", store => store.UseSqlite(file));
    }

    private static void AddModule(IServiceCollection services, string file, int cacheBytes)
        => services.AddTrackStore(store => store
            .UseSqlite(file)
            .ConfigureLoader(options => options.CacheBytes = cacheBytes)
            .UseImageProcessor<CountingProcessor>()
            .AddSpotify("id", "secret")
            .AddDiscogs(options => options.UserAgent = "Tests/1.0 +https://example.com/contact"));

    private sealed class OtherDecoder : IImageDecoder<FakeBitmap>
    {
        public ValueTask<FakeBitmap> DecodeAsync(Image image, CancellationToken cancellationToken) => new(new FakeBitmap(image.Id));

        public long GetByteCount(FakeBitmap bitmap) => 1;
    }

    private sealed class OtherMatcher : ITrackMatcher
    {
        public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates) => null;
    }
}
