-- Finds all addresses of an image.
CREATE INDEX image_urls_image ON image_urls (image_id);
