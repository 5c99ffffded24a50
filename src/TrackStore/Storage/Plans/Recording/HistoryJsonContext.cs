using System.Text.Json.Serialization;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>Reads and writes the subjects of a change without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HistorySubject[]))]
[JsonSerializable(typeof(RecordedSubjects))]
internal sealed partial class HistoryJsonContext : JsonSerializerContext;
