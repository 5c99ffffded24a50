using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore.Tests.Edits;

/// <summary>The one JSON form of an edit: absent means unchanged, null empties, a value sets; anything else is refused.</summary>
public sealed partial class TrackUpdateJsonTests
{
    private static readonly TrackUpdate Set = new()
    {
        Title = "Title",
        Artist = "Artist",
        Album = "Album",
        AlbumArtist = "Various Artists",
        DiscNumber = 2,
        TrackNumber = 13,
        Duration = new TimeSpan(0, 1, 5, 30, 250),
        Year = "c. 1998",
        Bpm = 123.45,
        MusicalKey = "8A",
        Isrc = "GBBPW9900001",
        Label = "Warp \"&\" <Ü>",
        Genres = ["House", "Folk, World, & Country"],
        ArtworkUrl = "https://images.example/1.jpg",
        IsAvailableLocally = false,
        LocalPath = @"C:\music\1.flac",
        ExpectedEditVersion = long.MaxValue,
    };

    private static readonly TrackUpdate Empty = new()
    {
        Album = null,
        AlbumArtist = null,
        DiscNumber = null,
        TrackNumber = null,
        Duration = null,
        Year = null,
        Bpm = null,
        MusicalKey = null,
        Isrc = null,
        Label = null,
        Genres = null,
        ArtworkUrl = null,
        LocalPath = null,
    };

    public static TheoryData<string> AllOptions => ["default", "web", "odd", "generated", "strict"];

    [Theory]
    [MemberData(nameof(AllOptions))]
    public void RoundTrip_EveryPropertyInEveryState_IsTheSame(string options)
    {
        foreach (TrackUpdate update in (TrackUpdate[])[new(), Set, Empty, Set with { Bpm = 0, Duration = TimeSpan.Zero, Label = "", ExpectedEditVersion = 0 }])
            Assert.Equal(update, Read(Write(update, options), options));

        foreach (System.Reflection.PropertyInfo property in typeof(TrackUpdate).GetProperties())
        {
            foreach (TrackUpdate source in (TrackUpdate[])[Set, Empty])
            {
                var one = new TrackUpdate();
                property.SetValue(one, property.GetValue(source));
                TrackUpdate read = Read(Write(one, options), options);
                Assert.Equal(one, read);
                Assert.Equal(one == new TrackUpdate(), read == new TrackUpdate());
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllOptions))]
    public void Serialize_Edit_HasTheDocumentedForm(string options)
    {
        Assert.Equal("{}", Write(new TrackUpdate(), options));
        Assert.Equal(
            """{"duration":"00:05:30","year":"1998","bpm":null,"genres":["House"],"isAvailableLocally":true,"expectedEditVersion":3}""",
            Write(
                new TrackUpdate { Year = "1998", Bpm = null, Genres = ["House"], ExpectedEditVersion = 3, IsAvailableLocally = true, Duration = new TimeSpan(0, 5, 30) },
                options));
        Assert.Equal("""{"genres":null}""", Write(new TrackUpdate { Genres = [] }, options));
        Assert.Equal(new TrackUpdate { Genres = null }, Read("""{"genres":[]}""", options));
    }

    [Theory]
    [InlineData("""{"years":"1998"}""", "$.years")]
    [InlineData("""{"Year":"1998"}""", "$.Year")]
    [InlineData("""{"$id":"1","year":"1998"}""", "$['$id']")]
    [InlineData("""{"year":"1998","year":"1999"}""", "$.year")]
    [InlineData("""{"year":"1998","bpm":1,"year":null}""", "$.year")]
    [InlineData("""{"year":1998}""", "$.year")]
    [InlineData("""{"year":{"value":"1998"}}""", "$.year")]
    [InlineData("""{"title":null}""", "$.title")]
    [InlineData("""{"artist":7}""", "$.artist")]
    [InlineData("""{"bpm":"120"}""", "$.bpm")]
    [InlineData("""{"bpm":1e999}""", "$.bpm")]
    [InlineData("""{"bpm":true}""", "$.bpm")]
    [InlineData("""{"duration":330}""", "$.duration")]
    [InlineData("""{"duration":"5:30 min"}""", "$.duration")]
    [InlineData("""{"duration":"5:30"}""", "$.duration")]
    [InlineData("""{"duration":"330"}""", "$.duration")]
    [InlineData("""{"duration":"-00:01:00"}""", "$.duration")]
    [InlineData("""{"duration":" 00:01:00"}""", "$.duration")]
    [InlineData("""{"genres":"House"}""", "$.genres")]
    [InlineData("""{"genres":["House",null]}""", "$.genres[1]")]
    [InlineData("""{"genres":[["House"]]}""", "$.genres[0]")]
    [InlineData("""{"isAvailableLocally":null}""", "$.isAvailableLocally")]
    [InlineData("""{"isAvailableLocally":"true"}""", "$.isAvailableLocally")]
    [InlineData("""{"expectedEditVersion":"3"}""", "$.expectedEditVersion")]
    [InlineData("""{"expectedEditVersion":3.5}""", "$.expectedEditVersion")]
    [InlineData("""{"label":"\ud800"}""", "$.label")]
    [InlineData("""["year"]""", "$")]
    [InlineData("\"year\"", "$")]
    public void Deserialize_AnythingElse_IsRefusedWithItsPath(string json, string path)
    {
        foreach (string options in AllOptions)
        {
            JsonException error = Assert.Throws<JsonException>(() => Read(json, options));
            Assert.Equal(path, error.Path);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"year":"1998" """)]
    [InlineData("""{"year":"1998",}""")]
    [InlineData("""{"year":"1998"}}""")]
    public void Deserialize_BrokenJson_IsRefused(string json) => Assert.Throws<JsonException>(() => Read(json, "default"));

    [Fact]
    public async Task Deserialize_FromAStreamInsideAnotherObject_IsTheSame()
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(new Batch([1, 2], Set), JsonSerializerOptions.Web);
        await using var stream = new MemoryStream(json);

        Batch? read = await JsonSerializer.DeserializeAsync<Batch>(stream, SmallBuffer, TestContext.Current.CancellationToken);

        Assert.Equal(Set, read!.Update);
    }

    [Fact]
    public void Serialize_OptionalOutsideAnEdit_IsRefusedInsteadOfLosingItsState()
    {
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new Optional<string?>("1998")));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Optional<string?>>("null"));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(default(OptionalList<string>)));
    }

    [Fact]
    public void AlbumUpdate_RoundTrip_FollowsTheSameRules()
    {
        var update = new AlbumUpdate { ReleaseYear = "1999", CatalogNumber = null, ArtworkUrl = "https://images.example/1.jpg" };

        string json = JsonSerializer.Serialize(update, JsonSerializerOptions.Web);

        Assert.Equal("""{"releaseYear":"1999","catalogNumber":null,"artworkUrl":"https://images.example/1.jpg"}""", json);
        Assert.Equal(update, JsonSerializer.Deserialize<AlbumUpdate>(json, JsonSerializerOptions.Web));
        Assert.Equal("$.year", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AlbumUpdate>("""{"year":"1999"}""")).Path);
    }

    [Fact]
    public void Genres_CollectionExpression_TellsUnsetFromEmpty()
    {
        string[] names = ["House", "Acid"];

        Assert.False(new TrackUpdate().Genres.HasValue);
        Assert.False(new TrackUpdate { Genres = default }.Genres.HasValue);
        Assert.True(new TrackUpdate { Genres = [] }.Genres.HasValue);
        Assert.Equal(new TrackUpdate { Genres = [] }, new TrackUpdate { Genres = null });
        Assert.Equal(new TrackUpdate { Genres = names }, new TrackUpdate { Genres = [.. names] });
        Assert.NotEqual(new TrackUpdate { Genres = ["Acid", "House"] }, new TrackUpdate { Genres = names });
        names[0] = "changed later";
        Assert.Equal(["House"], new TrackUpdate { Genres = ["House"] }.Genres.Value);
    }

    private static string Write(TrackUpdate update, string options) => options == "generated"
        ? JsonSerializer.Serialize(update, GeneratedJson.Default.TrackUpdate)
        : JsonSerializer.Serialize(update, OptionsOf(options));

    private static TrackUpdate Read(string json, string options) => (options == "generated"
        ? JsonSerializer.Deserialize(json, GeneratedJson.Default.TrackUpdate)
        : JsonSerializer.Deserialize<TrackUpdate>(json, OptionsOf(options)))!;

    private static JsonSerializerOptions OptionsOf(string name) => name switch
    {
        "web" => JsonSerializerOptions.Web,
        "strict" => JsonSerializerOptions.Strict,
        "odd" => Odd,
        _ => JsonSerializerOptions.Default,
    };

    private static readonly JsonSerializerOptions SmallBuffer = new(JsonSerializerOptions.Web) { DefaultBufferSize = 16 };

    private static readonly JsonSerializerOptions Odd = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper,
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReferenceHandler = ReferenceHandler.Preserve,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
    };

    private sealed record Batch(long[] Ids, TrackUpdate Update);

    [JsonSerializable(typeof(TrackUpdate))]
    private sealed partial class GeneratedJson : JsonSerializerContext;
}
