namespace Kashf.Functions.Video.Work;

/// <summary>How much of a request's work is done at once.</summary>
/// <param name="Steps">Under way, besides fetching.</param>
/// <param name="Fetches">Under way, or waiting for their turn.</param>
/// <param name="Files">Of its videos, in the store; those that are done make room for those that follow.</param>
public sealed record VideoPlaces(int Steps, int Fetches, int Files);
