namespace TrackStore.Tests.Samples;

/// <summary>What a user of the console host gets.</summary>
internal sealed record ConsoleAnswer(int Code, string Output, string Error);
